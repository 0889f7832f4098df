# Good for: building, splitting, joining, searching and formatting text.


def build(rounds):
    parts = []
    for number in range(rounds):
        parts.append(f"{number:05d}:{number * 7 % 1000:x}")
    text = ",".join(parts)
    total = 0
    for field in text.split(","):
        left, _, right = field.partition(":")
        total += int(left) + int(right, 16)
    return len(text), total


def append(rounds):
    text = ""
    for number in range(rounds):
        text += chr(97 + number % 26)
    return text.count("xyz"), text.find("zab", 1000), text[:30].upper().replace("A", "<>")


def characters(text, rounds):
    vowels = 0
    for _ in range(rounds):
        for character in text:
            if character in "aeiou":
                vowels += 1
    return vowels


def clean(rounds):
    line = "  Name = Some Value ; other = thing  "
    kept = 0
    for number in range(rounds):
        pairs = [piece.strip().lower() for piece in line.split(";")]
        kept += len(pairs[0]) + pairs[1].startswith("other") + len("%s-%d" % (pairs[1], number))
    return kept


print(build(300000), append(800000), characters("the quick brown fox jumps over the lazy dog", 40000), clean(250000))
