//! Dicts, sets and lists against what CPython 3.12.1 did with the same random operations: contents, order and sizes.

use crate::heap::{Ref, check, live_blocks};
use crate::object::protocol::{compare, item};
use crate::object::types::{dict, int, list, set, slice, tuple};
use crate::object::{Args, Ctx, Object, start};

struct Random(u64);

impl Random {
    fn below(&mut self, limit: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.0 >> 33) % limit as u64) as i64
    }
}

fn set_size(cx: &Ctx, set: &Ref) -> i64 {
    let method = crate::object::types::class::lookup(cx, set.ty(), &cx.intern("__sizeof__")).expect("sets have it");
    let size = crate::object::protocol::call::call(cx, &method, Args::new(std::slice::from_ref(set))).expect("works");
    int::as_i64(&size).expect("small")
}

fn set_order(set: &Ref) -> u64 {
    let mut hash = 0u64;
    set::for_each(set, |key| hash = hash.wrapping_mul(1000003).wrapping_add(int::as_i64(key).unwrap() as u64));
    hash
}

fn set_of(cx: &Ctx, numbers: impl Iterator<Item = i64>) -> Ref {
    let result = set::new(cx);
    for number in numbers {
        set::add(cx, &result, &int::new(cx, number)).unwrap();
    }
    result
}

fn set_copy(cx: &Ctx, other: &Ref) -> Ref {
    let result = set::new(cx);
    set::update(cx, &result, other).unwrap();
    result
}

fn sets(cx: &Ctx, random: &mut Random) {
    type Row = (i64, i64, usize, i64, u64, u64, [u64; 12]);
    let expected: [Row; 4] = [
        (
            30,
            20,
            9,
            712,
            9575357123319783411,
            6898351338541680052,
            [
                5704808137101237666,
                712,
                9000057000096,
                200,
                10124527301694439453,
                712,
                16009203243292283743,
                712,
                9575357123319783411,
                712,
                16009203243292283743,
                712,
            ],
        ),
        (
            200,
            100,
            61,
            2248,
            7594727638558536948,
            9131453584458030628,
            [
                16650956136929954817,
                4296,
                3309871301600898504,
                712,
                8877812244840832434,
                2248,
                15711268612016112020,
                4296,
                13116853131033961130,
                2248,
                15711268612016112020,
                4296,
            ],
        ),
        (
            3000,
            1000,
            581,
            32968,
            8394211316472864917,
            4605598221716709574,
            [
                3718203573547515639,
                32968,
                9300980800526801422,
                8392,
                2152775356023480295,
                32968,
                17937571771203606938,
                32968,
                16391917174775985657,
                32968,
                17937571771203606938,
                32968,
            ],
        ),
        (
            3000,
            100000,
            1915,
            131272,
            15563911146106893348,
            2791090520309618118,
            [
                13267995654669285970,
                2097352,
                9325868899418232634,
                32968,
                9810190321386425408,
                131272,
                7584321173176861424,
                1048776,
                17816673022863001188,
                65736,
                7584321173176861424,
                1048776,
            ],
        ),
    ];
    for (rounds, spread, len, size, order, frozen, others) in expected {
        let numbers = set::new(cx);
        for _ in 0..rounds {
            let key = int::new(cx, random.below(spread) - spread / 3);
            if random.below(3) != 0 {
                set::add(cx, &numbers, &key).unwrap();
            } else {
                set::discard(cx, &numbers, &key).unwrap();
            }
            if random.below(50) == 0 && set::len(&numbers) > 0 {
                let pop = crate::object::types::class::lookup(cx, cx.types.set, &cx.intern("pop")).unwrap();
                drop(crate::object::protocol::call::call(cx, &pop, Args::new(std::slice::from_ref(&numbers))).unwrap());
            }
        }
        assert_eq!((set::len(&numbers), set_size(cx, &numbers), set_order(&numbers)), (len, size, order));
        let frozenset =
            crate::object::protocol::call::call(cx, &cx.types.frozenset.to_ref(), Args::new(std::slice::from_ref(&numbers))).unwrap();
        assert_eq!(compare::hash(cx, &frozenset).unwrap() as u64, frozen);
        let half = set_of(cx, 0..spread / 2);
        let t = set::symmetric_difference(cx, &numbers, &half).unwrap();
        let u = set::intersection(cx, &numbers, &set_of(cx, (0..spread).step_by(3))).unwrap();
        let v = set::difference(cx, &numbers, &set_of(cx, (0..spread).step_by(2))).unwrap();
        let w = set_copy(cx, &numbers);
        set::update(cx, &w, &set_of(cx, (0..spread).step_by(5))).unwrap();
        let (x, y) = (set_copy(cx, &numbers), set_copy(cx, &w));
        let found: Vec<u64> = [t, u, v, w, x, y].iter().flat_map(|set| [set_order(set), set_size(cx, set) as u64]).collect();
        assert_eq!(found, others, "{rounds} {spread}");
    }
}

fn dicts(cx: &Ctx, random: &mut Random) {
    let expected = [
        (30, 20, 7, 7563151861556915200u64, 2736709375848527239u64, 616),
        (200, 100, 61, 5935191654789472224, 3013158118073198434, 2248),
        (3000, 1000, 642, 12802854336590348000, 10757516493947117297, 36936),
        (3000, 100000, 1775, 10582502318292315672, 8722689761227822199, 73792),
    ];
    for (rounds, spread, len, sizes, order, copied) in expected {
        let numbers = dict::new(cx);
        let mut all = 0u64;
        for round in 0..rounds {
            let key = int::new(cx, random.below(spread) - spread / 3);
            let choice = random.below(8);
            if choice < 5 {
                dict::set(cx, &numbers, &key, &int::new(cx, round)).unwrap();
            } else if choice < 7 {
                drop(dict::take(cx, &numbers, &key).unwrap());
            } else if dict::len(&numbers) > 0 && random.below(4) == 0 {
                let pop = crate::object::types::class::lookup(cx, cx.types.dict, &cx.intern("popitem")).unwrap();
                drop(crate::object::protocol::call::call(cx, &pop, Args::new(std::slice::from_ref(&numbers))).unwrap());
            }
            all = all.wrapping_mul(31).wrapping_add(dict::size_bytes(&numbers) as u64);
        }
        let mut hash = 0u64;
        let mut position = 0;
        while let Some((key, value)) = dict::next(&numbers, &mut position) {
            let (key, value) = (int::as_i64(&key).unwrap(), int::as_i64(&value).unwrap());
            assert_eq!(int::as_i64(&dict::get(cx, &numbers, &int::new(cx, key)).unwrap().unwrap()), Some(value));
            hash = hash.wrapping_mul(1000003).wrapping_add((key * 7 + value) as u64);
        }
        let copy = dict::copy(cx, &numbers).unwrap();
        assert_eq!((dict::len(&numbers), all, hash, dict::size_bytes(&copy)), (len, sizes, order, copied), "{rounds} {spread}");
    }
}

fn texts(cx: &Ctx, random: &mut Random) {
    let expected = [
        (30, 20, 11, 16851372484949819136u64, 14770260272884269429u64, 448),
        (200, 100, 79, 16565511598669071688, 1965703564694776251, 4672),
        (3000, 1000, 695, 17469930902863588736, 14685730545686260067, 26016),
    ];
    for (rounds, spread, len, sizes, order, copied) in expected {
        let names = dict::new(cx);
        let mut all = 0u64;
        for round in 0..rounds {
            let number = random.below(spread);
            let choice = random.below(8);
            let text = cx.new_str(&format!("k{number}"));
            let key = if choice == 7 && rounds == 200 && round >= 150 { int::new(cx, number) } else { text };
            if choice < 5 || choice == 7 {
                dict::set(cx, &names, &key, &int::new(cx, round)).unwrap();
            } else {
                drop(dict::take(cx, &names, &key).unwrap());
            }
            all = all.wrapping_mul(31).wrapping_add(dict::size_bytes(&names) as u64);
        }
        let mut hash = 0u64;
        let mut position = 0;
        while let Some((key, value)) = dict::next(&names, &mut position) {
            assert!(dict::get(cx, &names, &key).unwrap().unwrap().is(&value));
            hash = hash.wrapping_mul(1000003).wrapping_add(int::as_i64(&value).unwrap() as u64);
        }
        let copy = dict::copy(cx, &names).unwrap();
        assert_eq!((dict::len(&names), all, hash, dict::size_bytes(&copy)), (len, sizes, order, copied), "{rounds} {spread}");
    }
}

fn lists(cx: &Ctx, random: &mut Random) {
    let items = list::new(cx);
    let number = |value: i64| int::new(cx, value);
    let mut all = 0u64;
    let repeated = |value: i64, times: i64| list::from_vec(cx, (0..times).map(|_| number(value)).collect());
    let range = |start: i64, stop: i64, step: i64| slice::new(cx, &number(start), &number(stop), &number(step));
    for round in 0..5000 {
        let length = |extra: i64| list::len(&items) as i64 + extra;
        match random.below(20) {
            0..9 => list::append(cx, &items, number(round)).unwrap(),
            9 | 10 if length(0) > 0 => drop(list::pop_last(cx, &items).unwrap()),
            11 => {
                let at = random.below(length(1));
                list::insert(cx, &items, at as isize, number(round)).unwrap();
            }
            12 => {
                let start = random.below(length(1));
                let stop = start + random.below(6);
                let more = repeated(round, random.below(9));
                item::set(cx, &items, &slice::new(cx, &number(start), &number(stop), &cx.none), &more).unwrap();
            }
            13 => {
                let start = random.below(length(1));
                let stop = start + random.below(length(1));
                let step = 1 + random.below(4);
                item::delete(cx, &items, &range(start, stop, step)).unwrap();
            }
            14 => list::extend(cx, &items, &repeated(1, random.below(8))).unwrap(),
            15 => {
                let more = repeated(2, random.below(8));
                let iterator = crate::object::protocol::iterate::iter(cx, &more).unwrap();
                list::extend(cx, &items, &iterator).unwrap();
            }
            16 => {
                let reverse = crate::object::types::class::lookup(cx, cx.types.list, &cx.intern("reverse")).unwrap();
                drop(crate::object::protocol::call::call(cx, &reverse, Args::new(std::slice::from_ref(&items))).unwrap());
            }
            17 if random.below(10) == 0 => list::clear(&items),
            _ => {}
        }
        all = all.wrapping_mul(31).wrapping_add(set_size(cx, &items) as u64);
    }
    let mut hash = 0u64;
    for item in list::items(&items) {
        hash = hash.wrapping_mul(1000003).wrapping_add(int::as_i64(item).unwrap() as u64);
    }
    assert_eq!((list::len(&items), all, hash), (39, 12285724870250192896, 2291337599752097847));
}

fn hashes(cx: &Ctx) {
    let hash = |object: &Ref| compare::hash(cx, object).unwrap();
    let one = int::new(cx, 1);
    let two = int::new(cx, 2);
    assert_eq!(hash(&cx.empty_tuple), 5740354900026072187);
    assert_eq!(hash(&tuple::new(cx, std::slice::from_ref(&one))), -6644214454873602895);
    assert_eq!(hash(&tuple::pair(cx, one.clone(), two)), -3550055125485641917);
    assert_eq!(hash(&set::new_frozen(cx, &[]).unwrap()), 133146708735736);
    assert_eq!(hash(&slice::new(cx, &cx.none, &one, &cx.none)), -344020932372729183);
}

#[test]
fn containers_are_cpythons() {
    let cx = start((0, 0));
    hashes(cx);
    let blocks = live_blocks();
    let mut random = Random(7);
    sets(cx, &mut random);
    dicts(cx, &mut random);
    texts(cx, &mut random);
    lists(cx, &mut random);
    dict::clear_free_list();
    list::clear_free_list();
    tuple::clear_free_list();
    slice::clear_free_list();
    check().unwrap();
    println!("blocks before {blocks}, after {}", live_blocks());
}
