# Good for: dicts with strings as keys. Word counts, records, grouping, lookups that fail.


TEXT = """the heap keeps every object and the collector looks for what nobody can reach any more while counts go up and
down with every name that comes and goes so that most of the work is done before anyone has to look for it at all"""


def words(rounds):
    counts = {}
    source = TEXT.split()
    for _ in range(rounds):
        for word in source:
            if word in counts:
                counts[word] += 1
            else:
                counts[word] = 1
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3]


def records(rounds):
    people = []
    for number in range(rounds):
        people.append({"name": "person", "age": number % 90, "city": "town", "score": number & 255})
    groups = {}
    for person in people:
        groups.setdefault(person["city"] + str(person["age"] % 10), []).append(person["score"])
    return {key: sum(groups[key]) for key in sorted(groups)}["town7"]


def misses(rounds):
    table = {"a%d" % i: i for i in range(500)}
    keys = ["a%d" % (i * 3) for i in range(500)]
    found = 0
    for _ in range(rounds):
        for key in keys:
            value = table.get(key)
            if value is not None:
                found += value
    return found


print(words(45000), records(450000), misses(3000))
