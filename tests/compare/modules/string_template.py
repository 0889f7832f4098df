# string.Template: placeholders, escapes, what is invalid and where, derived classes with other signs and patterns.
import string
from string import Template


def attempt(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for text in ["$who likes ${what}", "$$ $who$$", "${who}s $Who $WHAT", "$", "a\nb $ c", "a\n\n ${", "$1 ${a b}", "${who", "$who-$what", "$_a $\u00e4", ""]:
    template = Template(text)
    attempt(template.substitute, who="tim", what="kung pao")
    attempt(template.substitute, {"who": "tim"}, what=5)
    attempt(template.safe_substitute, {"who": "tim"})
    attempt(template.safe_substitute, who="x", WHAT=[])
    attempt(template.is_valid)
    attempt(template.get_identifiers)
attempt(Template("$self $mapping").substitute, self=1, mapping=2)
attempt(Template("$a").substitute, {}, {})
attempt(Template("$a").substitute, None)
attempt(Template(None).substitute, {})
attempt(Template)
print(Template.delimiter, Template.idpattern, Template.braceidpattern, Template.flags, Template("x").template)


class Percent(Template):
    delimiter = "%"
    idpattern = "[a-z]+"
    braceidpattern = "[0-9]+"


attempt(Percent("%a %{12} %% %B %{b}").safe_substitute, {"a": 1, "12": 2, "B": 3})


class Whole(Template):
    pattern = r"(?P<escaped>@{2})|@(?P<named>[a-z]+)@|@<(?P<braced>[a-z]+)>|(?P<invalid>@)"


attempt(Whole("@@ @a@ @<b>").substitute, a=1, b=2)
attempt(Whole("@@ @a@ @").substitute, a=1, b=2)


class Other(Template):
    pattern = r"(?P<escaped>&{2})|&(?P<named>[a-z]+)|(?P<braced>!)|(?P<invalid>~)|(?P<more>%)"


for method in Other("%").substitute, Other("%").safe_substitute, Other("%").is_valid, Other("%").get_identifiers:
    try:
        print(method())
    except ValueError as error:
        print(error.args[0])
try:
    class Broken(Template):
        pattern = "("
except Exception as error:
    print(type(error).__name__)
print(sorted(string.__all__))
