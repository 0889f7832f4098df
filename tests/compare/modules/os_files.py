# Folders and files made, listed, renamed, removed; the environment.
import os

base = f"/tmp/glasspy_test_{os.getpid()}"
os.makedirs(base + "/a/b")
os.makedirs(base + "/a/b", exist_ok=True)
with open(base + "/a/f.txt", "w") as file:
    file.write("hello")
print(sorted(os.listdir(base + "/a")), os.path.getsize(base + "/a/f.txt"), os.stat(base + "/a/f.txt").st_size)
print(os.path.isfile(base + "/a/f.txt"), os.path.isdir(base + "/a"), os.access(base, os.R_OK))
for top, folders, files in os.walk(base):
    print(top.replace(base, "base"), folders, files)
with os.scandir(base + "/a") as entries:
    print(sorted((entry.name, entry.is_dir()) for entry in entries))
os.rename(base + "/a/f.txt", base + "/g.txt")
print(sorted(os.listdir(base)))
try:
    os.rmdir(base)
except OSError as error:
    print(type(error).__name__, error.errno == 39, error.strerror)
os.remove(base + "/g.txt")
os.rmdir(base + "/a/b")
os.rmdir(base + "/a")
os.rmdir(base)
print(os.path.exists(base))
os.environ["GLASSPY_TEST"] = "1"
print(os.getenv("GLASSPY_TEST"), os.environ.get("GLASSPY_TEST"), os.getenv("GLASSPY_NOT", "default"), "GLASSPY_TEST" in os.environ)
for action in ("os.environ['GLASSPY_NOT']", "os.environ.__setitem__('a', 1)"):
    try:
        eval(action)
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
print(len(os.urandom(5)), type(os.getpid()).__name__)
