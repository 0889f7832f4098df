//! The `time` module: clocks, sleeping, and calendar time.
//!
//! The C library knows the time zone (`TZ`, or the machine's) and the processor time of the process; the rest is arithmetic.

use std::cell::OnceCell;
use std::ffi::CStr;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::heap::Ref;
use crate::object::protocol::number;
use crate::object::types::{dict, float, int, str_, tuple};
use crate::object::{Args, Arity, Ctx, MethodDef, ModuleSpec, Object, PyResult, finalize, type_flags};
use crate::structseq;

thread_local! {
    static START: OnceCell<Instant> = const { OnceCell::new() };
}

fn since_epoch() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

/// A steady clock: nanoseconds since an arbitrary time a while ago.
fn steady() -> Duration {
    START.with(|start| start.get_or_init(Instant::now).elapsed()) + Duration::from_secs(1000)
}

/// A clock of the system.
fn clock(which: libc::clockid_t) -> Duration {
    let mut now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: `now` is a timespec of our own.
    if unsafe { libc::clock_gettime(which, &mut now) } != 0 {
        return steady();
    }
    Duration::new(now.tv_sec.max(0) as u64, now.tv_nsec.clamp(0, 999_999_999) as u32)
}

/// Processor time of the process.
fn processor() -> Duration {
    clock(libc::CLOCK_PROCESS_CPUTIME_ID)
}

/// Processor time of the thread that runs Python.
fn thread_processor() -> Duration {
    clock(libc::CLOCK_THREAD_CPUTIME_ID)
}

fn seconds(cx: &Ctx, time: Duration) -> PyResult<Ref> {
    Ok(float::new(cx, time.as_secs_f64()))
}
fn nanoseconds(cx: &Ctx, time: Duration) -> PyResult<Ref> {
    Ok(int::from_i128(cx, time.as_nanos() as i128))
}

fn time(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    seconds(cx, since_epoch())
}
fn time_ns(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    nanoseconds(cx, since_epoch())
}
fn monotonic(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    seconds(cx, steady())
}
fn monotonic_ns(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    nanoseconds(cx, steady())
}
fn process_time(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    seconds(cx, processor())
}
fn thread_time(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    seconds(cx, thread_processor())
}
fn thread_time_ns(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    nanoseconds(cx, thread_processor())
}
fn process_time_ns(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    nanoseconds(cx, processor())
}

/// Sleeps; an interrupt wakes it (the signal thread unparks us).
fn sleep(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let given = args.at(0);
    let wanted = if float::is_float(cx, given) { float::value(given) } else { int::to_f64(cx, &number::index(cx, given)?)? };
    if wanted.is_nan() {
        return cx.value_error("Invalid value NaN (not a number)");
    }
    if wanted < 0.0 {
        return cx.value_error("sleep length must be non-negative");
    }
    if wanted >= 9_223_372_036.0 {
        return cx.raise(cx.types.overflow_error, "timestamp too large to convert to C _PyTime_t");
    }
    let end = Instant::now() + Duration::from_secs_f64(wanted);
    loop {
        finalize::interrupted(cx)?;
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Ok(cx.none());
        }
        std::thread::park_timeout(left);
    }
}

structseq!(
    struct_time,
    "time.struct_time",
    "Calendar time.",
    ["tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"; "tm_zone", "tm_gmtoff"],
    type_flags::HEAP_TYPE
);

/// Calendar time: year, month, day, hour, minute, second, weekday (Monday 0), day of the year (from 1), summer time.
type Calendar = [i64; 9];

/// Days since 1970 to year, month, day (the civil calendar, by eras of 400 years).
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_index = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_index + 2) / 5 + 1;
    let month = if month_index < 10 { month_index + 3 } else { month_index - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

fn days_of(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_index = if month > 2 { month - 3 } else { month + 9 };
    let day_of_year = (153 * month_index + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

fn calendar(seconds: i64) -> Calendar {
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (year, month, day) = civil(days);
    let day_of_year = days - days_of(year, 1, 1) + 1;
    [year, month, day, rest / 3600, rest / 60 % 60, rest % 60, (days + 3).rem_euclid(7), day_of_year, 0]
}

fn calendar_argument(cx: &Ctx, function: &str, args: Args<'_>) -> PyResult<i64> {
    args.between(cx, function, 0, 1)?;
    let given = args.get(0).filter(|value| !cx.is_none(value));
    let Some(given) = given else { return Ok(since_epoch().as_secs() as i64) };
    let seconds = if float::is_float(cx, given) { float::value(given).floor() } else { int::to_f64(cx, &number::index(cx, given)?)? };
    if seconds.is_nan() {
        return cx.value_error("Invalid value NaN (not a number)");
    }
    if seconds.abs() >= 6.7e16 {
        return cx.raise(cx.types.overflow_error, "timestamp out of range for platform time_t");
    }
    Ok(seconds as i64)
}

/// Calendar time of the machine's zone, with the zone's name and its distance from UTC in seconds.
fn local(seconds: i64) -> (Calendar, String, i64) {
    // SAFETY: all zero is a valid `tm`.
    let mut parts: libc::tm = unsafe { std::mem::zeroed() };
    // SAFETY: `tzset` reads the environment, which only this thread changes; both arguments are our own.
    let found = unsafe {
        tzset();
        !libc::localtime_r(&seconds, &mut parts).is_null()
    };
    if !found {
        return (calendar(seconds), "UTC".to_owned(), 0);
    }
    let name = if parts.tm_zone.is_null() {
        String::new()
    } else {
        // SAFETY: the C library's own text, ended by a zero.
        unsafe { CStr::from_ptr(parts.tm_zone) }.to_string_lossy().into_owned()
    };
    let zone = parts.tm_gmtoff;
    let mut when = calendar(seconds.saturating_add(zone));
    when[8] = parts.tm_isdst.into();
    (when, name, zone)
}

unsafe extern "C" {
    /// Takes in `TZ`.
    fn tzset();
}

/// Now, in the machine's zone.
fn local_now() -> Calendar {
    local(since_epoch().as_secs() as i64).0
}

/// Seconds since 1970 of a calendar time in the machine's zone.
fn seconds_of(when: &Calendar) -> Option<i64> {
    // SAFETY: all zero is a valid `tm`.
    let mut parts: libc::tm = unsafe { std::mem::zeroed() };
    let field = |index: usize| i32::try_from(when[index]).ok();
    parts.tm_year = i32::try_from(when[0].checked_sub(1900)?).ok()?;
    parts.tm_mon = i32::try_from(when[1].checked_sub(1)?).ok()?;
    (parts.tm_mday, parts.tm_hour, parts.tm_min) = (field(2)?, field(3)?, field(4)?);
    (parts.tm_sec, parts.tm_isdst, parts.tm_wday) = (field(5)?, field(8)?, -1);
    // SAFETY: as for `local`.
    let seconds = unsafe {
        tzset();
        libc::mktime(&mut parts)
    };
    (seconds != -1 || parts.tm_wday != -1).then_some(seconds)
}

fn as_object(cx: &Ctx, when: Calendar, zone: &str, offset: i64) -> PyResult<Ref> {
    let mut items = when.map(|value| int::new(cx, value)).to_vec();
    items.extend([cx.new_str(zone), int::new(cx, offset)]);
    struct_time(cx, &items)
}

fn gmtime(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let seconds = calendar_argument(cx, "gmtime", args)?;
    as_object(cx, calendar(seconds), "GMT", 0)
}
fn localtime(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let seconds = calendar_argument(cx, "localtime", args)?;
    let (when, zone, offset) = local(seconds);
    as_object(cx, when, &zone, offset)
}

fn from_object(cx: &Ctx, value: &Ref) -> PyResult<Calendar> {
    if !value.has_flag(type_flags::TUPLE) {
        return cx.type_error("Tuple or struct_time argument required");
    }
    if tuple::len(value) != 9 {
        return cx.type_error("function takes exactly 9 arguments");
    }
    let mut when = [0; 9];
    for (index, place) in when.iter_mut().enumerate() {
        *place = number::index_isize(cx, &tuple::get(value, index))? as i64;
    }
    let ranges = [(0, 12, "month"), (0, 31, "day of month"), (0, 23, "hour"), (0, 59, "minute"), (0, 61, "seconds")];
    for (index, (least, most, name)) in ranges.into_iter().enumerate() {
        if !(least..=most).contains(&when[index + 1]) {
            return cx.value_error(&format!("{name} out of range"));
        }
    }
    if !(0..=366).contains(&when[7]) {
        return cx.value_error("day of year out of range");
    }
    when[6] = when[6].rem_euclid(7);
    Ok(when)
}

fn mktime(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let when = from_object(cx, args.at(0))?;
    match seconds_of(&when) {
        Some(seconds) => Ok(float::new(cx, seconds as f64)),
        None => cx.raise(cx.types.overflow_error, "mktime argument out of range"),
    }
}

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

fn month_name(when: &Calendar) -> &'static str {
    MONTHS[(when[1] - 1).clamp(0, 11) as usize]
}

fn long_text(when: &Calendar) -> String {
    let [year, _, day, hour, minute, second, weekday, ..] = *when;
    format!("{} {} {day:2} {hour:02}:{minute:02}:{second:02} {year}", &DAYS[weekday as usize][..3], &month_name(when)[..3])
}

fn asctime(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "asctime", 0, 1)?;
    let when = match args.get(0) {
        Some(value) => from_object(cx, value)?,
        None => local_now(),
    };
    Ok(cx.new_str(&long_text(&when)))
}

fn ctime(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let seconds = calendar_argument(cx, "ctime", args)?;
    Ok(cx.new_str(&long_text(&local(seconds).0)))
}

fn strftime(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "strftime", 1, 2)?;
    if !str_::is_str(args.at(0)) {
        return cx.type_error(&format!("strftime() argument 1 must be str, not {}", args.at(0).ty().display_name()));
    }
    let when = match args.get(1) {
        Some(value) => from_object(cx, value)?,
        None => local_now(),
    };
    let format = str_::to_string_lossy(args.at(0));
    let mut out = String::new();
    push_format(&mut out, &format, &when);
    Ok(cx.new_str(&out))
}

/// Name of the zone and its distance from UTC at a calendar time.
fn zone_of(when: &Calendar) -> (String, i64) {
    let (_, name, zone) = local(seconds_of(when).unwrap_or(0));
    (name, zone)
}

fn push_format(out: &mut String, format: &str, when: &Calendar) {
    use std::fmt::Write;
    let [year, month, day, hour, minute, second, weekday, day_of_year, _] = *when;
    let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
    let mut letters = format.chars();
    while let Some(letter) = letters.next() {
        if letter != '%' {
            out.push(letter);
            continue;
        }
        let mut padded = true;
        let mut code = letters.next();
        if code == Some('-') {
            padded = false;
            code = letters.next();
        }
        let width = |two: usize| if padded { two } else { 0 };
        // Writing to a String cannot fail.
        let _ = match code {
            Some('Y') => write!(out, "{year}"),
            Some('y') => write!(out, "{:02}", year.rem_euclid(100)),
            Some('C') => write!(out, "{:02}", year.div_euclid(100)),
            Some('m') => write!(out, "{month:0w$}", w = width(2)),
            Some('d') => write!(out, "{day:0w$}", w = width(2)),
            Some('e') => write!(out, "{day:2}"),
            Some('H') => write!(out, "{hour:0w$}", w = width(2)),
            Some('I') => write!(out, "{twelve:0w$}", w = width(2)),
            Some('M') => write!(out, "{minute:0w$}", w = width(2)),
            Some('S') => write!(out, "{second:0w$}", w = width(2)),
            Some('j') => write!(out, "{day_of_year:0w$}", w = width(3)),
            Some('p') => write!(out, "{}", if hour < 12 { "AM" } else { "PM" }),
            Some('a') => write!(out, "{}", &DAYS[weekday as usize][..3]),
            Some('A') => write!(out, "{}", DAYS[weekday as usize]),
            Some('b' | 'h') => write!(out, "{}", &month_name(when)[..3]),
            Some('B') => write!(out, "{}", month_name(when)),
            Some('w') => write!(out, "{}", (weekday + 1) % 7),
            Some('u') => write!(out, "{}", weekday + 1),
            Some('U') => write!(out, "{:02}", (day_of_year - 1 + 7 - (weekday + 1) % 7) / 7),
            Some('W') => write!(out, "{:02}", (day_of_year - 1 + 7 - weekday) / 7),
            Some('Z') => write!(out, "{}", zone_of(when).0),
            Some('z') => {
                let minutes = zone_of(when).1 / 60;
                write!(out, "{}{:02}{:02}", if minutes < 0 { '-' } else { '+' }, minutes.abs() / 60, minutes.abs() % 60)
            }
            Some('s') => write!(out, "{}", seconds_of(when).unwrap_or(-1)),
            Some('n') => writeln!(out),
            Some('t') => write!(out, "\t"),
            Some('%') => write!(out, "%"),
            Some('F') => write!(out, "{year}-{month:02}-{day:02}"),
            Some('T' | 'X') => write!(out, "{hour:02}:{minute:02}:{second:02}"),
            Some('R') => write!(out, "{hour:02}:{minute:02}"),
            Some('D' | 'x') => write!(out, "{month:02}/{day:02}/{:02}", year.rem_euclid(100)),
            Some('r') => write!(out, "{twelve:02}:{minute:02}:{second:02} {}", if hour < 12 { "AM" } else { "PM" }),
            Some('c') => write!(out, "{}", long_text(when)),
            Some(other) => write!(out, "%{other}"),
            None => write!(out, "%"),
        };
    }
}

fn fill(cx: &Ctx, names: &Ref) -> PyResult<()> {
    let sample = as_object(cx, [0; 9], "", 0)?;
    dict::set(cx, names, &cx.intern("struct_time"), &sample.ty().to_ref())?;
    // As they are in January and in July: whichever is farther behind UTC is the ordinary time.
    let year = local_now()[0];
    let at = |month| local(days_of(year, month, 1) * 86_400);
    let ((_, january, first), (_, july, second)) = (at(1), at(7));
    let ((standard, zone), (summer, other)) =
        if first <= second { ((january, first), (july, second)) } else { ((july, second), (january, first)) };
    for (name, value) in [("timezone", -zone), ("altzone", -other), ("daylight", i64::from(zone != other))] {
        dict::set(cx, names, &cx.intern(name), &int::new(cx, value))?;
    }
    dict::set(cx, names, &cx.intern("tzname"), &tuple::new(cx, &[cx.new_str(&standard), cx.new_str(&summer)]))
}

/// `time`
pub const MODULE: ModuleSpec = ModuleSpec {
    name: "time",
    doc: "Clocks and calendar time.",
    functions: &[
        MethodDef::new("time", Arity::None, time),
        MethodDef::new("time_ns", Arity::None, time_ns),
        MethodDef::new("sleep", Arity::One, sleep),
        MethodDef::new("gmtime", Arity::Positional, gmtime),
        MethodDef::new("localtime", Arity::Positional, localtime),
        MethodDef::new("asctime", Arity::Positional, asctime),
        MethodDef::new("ctime", Arity::Positional, ctime),
        MethodDef::new("mktime", Arity::One, mktime),
        MethodDef::new("strftime", Arity::Positional, strftime),
        MethodDef::new("monotonic", Arity::None, monotonic),
        MethodDef::new("monotonic_ns", Arity::None, monotonic_ns),
        MethodDef::new("process_time", Arity::None, process_time),
        MethodDef::new("process_time_ns", Arity::None, process_time_ns),
        MethodDef::new("thread_time", Arity::None, thread_time),
        MethodDef::new("thread_time_ns", Arity::None, thread_time_ns),
        MethodDef::new("perf_counter", Arity::None, monotonic),
        MethodDef::new("perf_counter_ns", Arity::None, monotonic_ns),
    ],
    fill: Some(fill),
};
