"""Trace memory blocks: snapshots of where live blocks were asked for, statistics over them, and differences."""

import linecache
from collections.abc import Iterable, Sequence
from functools import lru_cache, total_ordering

from _tracemalloc import *
from _tracemalloc import _get_object_traceback, _get_traces


def _format_size(size, sign):
    for unit in ("B", "KiB", "MiB", "GiB", "TiB"):
        if abs(size) < 100 and unit != "B":
            # Three digits: 3.1 KiB
            return ("%+.1f %s" if sign else "%.1f %s") % (size, unit)
        if abs(size) < 10 * 1024 or unit == "TiB":
            # Up to four or five digits: 1234 KiB
            return ("%+.0f %s" if sign else "%.0f %s") % (size, unit)
        size /= 1024


class Statistic:
    """Size and number of the blocks that one place asked for."""

    __slots__ = ("traceback", "size", "count")

    def __init__(self, traceback, size, count):
        self.traceback = traceback
        self.size = size
        self.count = count

    def __hash__(self):
        return hash((self.traceback, self.size, self.count))

    def __eq__(self, other):
        if not isinstance(other, Statistic):
            return NotImplemented
        return self.traceback == other.traceback and self.size == other.size and self.count == other.count

    def __str__(self):
        text = "%s: size=%s, count=%i" % (self.traceback, _format_size(self.size, False), self.count)
        if self.count:
            text += ", average=%s" % _format_size(self.size / self.count, False)
        return text

    def __repr__(self):
        return "<Statistic traceback=%r size=%i count=%i>" % (self.traceback, self.size, self.count)

    def _sort_key(self):
        return (self.size, self.count, self.traceback)


class StatisticDiff:
    """How size and number of the blocks of one place differ between two snapshots."""

    __slots__ = ("traceback", "size", "size_diff", "count", "count_diff")

    def __init__(self, traceback, size, size_diff, count, count_diff):
        self.traceback = traceback
        self.size = size
        self.size_diff = size_diff
        self.count = count
        self.count_diff = count_diff

    def __hash__(self):
        return hash((self.traceback, self.size, self.size_diff, self.count, self.count_diff))

    def __eq__(self, other):
        if not isinstance(other, StatisticDiff):
            return NotImplemented
        return (self.traceback == other.traceback and self.size == other.size and self.size_diff == other.size_diff
                and self.count == other.count and self.count_diff == other.count_diff)

    def __str__(self):
        text = "%s: size=%s (%s), count=%i (%+i)" % (
            self.traceback, _format_size(self.size, False), _format_size(self.size_diff, True), self.count, self.count_diff)
        if self.count:
            text += ", average=%s" % _format_size(self.size / self.count, False)
        return text

    def __repr__(self):
        return "<StatisticDiff traceback=%r size=%i (%+i) count=%i (%+i)>" % (
            self.traceback, self.size, self.size_diff, self.count, self.count_diff)

    def _sort_key(self):
        return (abs(self.size_diff), self.size, abs(self.count_diff), self.count, self.traceback)


def _compare_grouped_stats(old_group, new_group):
    statistics = []
    for traceback, stat in new_group.items():
        previous = old_group.pop(traceback, None)
        if previous is not None:
            size_diff, count_diff = stat.size - previous.size, stat.count - previous.count
        else:
            size_diff, count_diff = stat.size, stat.count
        statistics.append(StatisticDiff(traceback, stat.size, size_diff, stat.count, count_diff))
    for traceback, stat in old_group.items():
        statistics.append(StatisticDiff(traceback, 0, -stat.size, 0, -stat.count))
    return statistics


@total_ordering
class Frame:
    """A place in a file."""

    __slots__ = ("_frame",)

    def __init__(self, frame):
        # frame: (filename, lineno)
        self._frame = frame

    @property
    def filename(self):
        return self._frame[0]

    @property
    def lineno(self):
        return self._frame[1]

    def __eq__(self, other):
        if not isinstance(other, Frame):
            return NotImplemented
        return self._frame == other._frame

    def __lt__(self, other):
        if not isinstance(other, Frame):
            return NotImplemented
        return self._frame < other._frame

    def __hash__(self):
        return hash(self._frame)

    def __str__(self):
        return "%s:%s" % (self.filename, self.lineno)

    def __repr__(self):
        return "<Frame filename=%r lineno=%r>" % (self.filename, self.lineno)


@total_ordering
class Traceback(Sequence):
    """A sequence of frames, oldest first."""

    __slots__ = ("_frames", "_total_nframe")

    def __init__(self, frames, total_nframe=None):
        # frames: (filename, lineno) pairs, most recent first
        self._frames = tuple(reversed(frames))
        self._total_nframe = total_nframe

    @property
    def total_nframe(self):
        return self._total_nframe

    def __len__(self):
        return len(self._frames)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(Frame(frame) for frame in self._frames[index])
        return Frame(self._frames[index])

    def __contains__(self, frame):
        return frame._frame in self._frames

    def __hash__(self):
        return hash(self._frames)

    def __eq__(self, other):
        if not isinstance(other, Traceback):
            return NotImplemented
        return self._frames == other._frames

    def __lt__(self, other):
        if not isinstance(other, Traceback):
            return NotImplemented
        return self._frames < other._frames

    def __str__(self):
        return str(self[0])

    def __repr__(self):
        text = f"<Traceback {tuple(self)}"
        return text + (">" if self._total_nframe is None else f" total_nframe={self.total_nframe}>")

    def format(self, limit=None, most_recent_first=False):
        """Lines as in a traceback. A limit keeps so many most recent frames, a negative one so many oldest."""
        if limit is None:
            frames = self[:]
        elif limit > 0:
            frames = self[-limit:]
        else:
            frames = self[:limit]
        if most_recent_first:
            frames = reversed(frames)
        lines = []
        for frame in frames:
            lines.append('  File "%s", line %s' % (frame.filename, frame.lineno))
            line = linecache.getline(frame.filename, frame.lineno).strip()
            if line:
                lines.append("    %s" % line)
        return lines


def get_object_traceback(obj):
    """Where the object's memory was asked for: a Traceback, or None."""
    frames = _get_object_traceback(obj)
    return None if frames is None else Traceback(frames)


class Trace:
    """A live block: its size and where it was asked for."""

    __slots__ = ("_trace",)

    def __init__(self, trace):
        # trace: (domain, size, frames, total number of frames)
        self._trace = trace

    @property
    def domain(self):
        return self._trace[0]

    @property
    def size(self):
        return self._trace[1]

    @property
    def traceback(self):
        return Traceback(*self._trace[2:])

    def __eq__(self, other):
        if not isinstance(other, Trace):
            return NotImplemented
        return self._trace == other._trace

    def __hash__(self):
        return hash(self._trace)

    def __str__(self):
        return "%s: %s" % (self.traceback, _format_size(self.size, False))

    def __repr__(self):
        return "<Trace domain=%s size=%s, traceback=%r>" % (self.domain, _format_size(self.size, False), self.traceback)


class _Traces(Sequence):
    """The traces of a snapshot, shown one by one as Trace objects."""

    def __init__(self, traces):
        self._traces = traces

    def __len__(self):
        return len(self._traces)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(Trace(trace) for trace in self._traces[index])
        return Trace(self._traces[index])

    def __contains__(self, trace):
        return trace._trace in self._traces

    def __eq__(self, other):
        if not isinstance(other, _Traces):
            return NotImplemented
        return self._traces == other._traces

    __hash__ = None

    def __repr__(self):
        return "<Traces len=%s>" % len(self)


def _normalize_filename(filename):
    if not isinstance(filename, str):
        from os import fspath
        filename = fspath(filename)
    return filename[:-1] if filename.endswith(".pyc") else filename


@lru_cache(maxsize=1024)
def _matches(name, pattern):
    """Shell-style: * any characters, ? one, [abc] or [!a-z] one of a set. A snapshot names few files many times."""
    # Positions of the pattern that the characters read so far can have led to.
    tokens = []
    at = 0
    while at < len(pattern):
        char = pattern[at]
        end = pattern.find("]", at + 2 + (pattern[at + 1:at + 2] == "!")) if char == "[" else -1
        if end > 0:
            tokens.append(pattern[at:end])
            at = end
        else:
            tokens.append(char if char in "*?" else "=" + char)
        at += 1

    def fits(token, char):
        if token == "?":
            return True
        if token[0] == "=":
            return token[1] == char
        members = token[1:]
        negated = members[0] == "!"
        members = members[negated:]
        found = False
        index = 0
        while index < len(members):
            if members[index + 1:index + 2] == "-" and index + 2 < len(members):
                found = found or members[index] <= char <= members[index + 2]
                index += 3
            else:
                found = found or members[index] == char
                index += 1
        return found != negated

    def skip(places):
        reached = set()
        for place in places:
            reached.add(place)
            while place < len(tokens) and tokens[place] == "*":
                place += 1
                reached.add(place)
        return reached

    places = skip({0})
    for char in name:
        places = skip({place + (tokens[place] != "*") for place in places
                       if place < len(tokens) and (tokens[place] == "*" or fits(tokens[place], char))})
    return len(tokens) in places


class BaseFilter:
    """What decides which traces a filtered snapshot keeps."""

    def __init__(self, inclusive):
        self.inclusive = inclusive

    def _match(self, trace):
        raise NotImplementedError


class Filter(BaseFilter):
    """Keeps (or, not inclusive, drops) traces by file name pattern and line."""

    def __init__(self, inclusive, filename_pattern, lineno=None, all_frames=False, domain=None):
        super().__init__(inclusive)
        self._filename_pattern = _normalize_filename(filename_pattern)
        self.lineno = lineno
        self.all_frames = all_frames
        self.domain = domain

    @property
    def filename_pattern(self):
        return self._filename_pattern

    def _match_frame_impl(self, filename, lineno):
        named = _matches(_normalize_filename(filename), self._filename_pattern)
        return named and (self.lineno is None or lineno == self.lineno)

    def _match_frame(self, filename, lineno):
        return self._match_frame_impl(filename, lineno) == bool(self.inclusive)

    def _match_traceback(self, frames):
        if not self.all_frames:
            return self._match_frame(*frames[0])
        return any(self._match_frame_impl(*frame) for frame in frames) == bool(self.inclusive)

    def _match(self, trace):
        domain, size, frames, total_nframe = trace
        result = self._match_traceback(frames)
        if self.domain is not None:
            if self.inclusive:
                return result and domain == self.domain
            return result or domain != self.domain
        return result


class DomainFilter(BaseFilter):
    """Keeps (or, not inclusive, drops) traces of an address space."""

    def __init__(self, inclusive, domain):
        super().__init__(inclusive)
        self._domain = domain

    @property
    def domain(self):
        return self._domain

    def _match(self, trace):
        return (trace[0] == self.domain) == bool(self.inclusive)


class Snapshot:
    """The traces of all live blocks at one moment."""

    def __init__(self, traces, traceback_limit):
        # traces: tuples as Trace takes them
        self.traces = _Traces(traces)
        self.traceback_limit = traceback_limit

    def dump(self, filename):
        """Write the snapshot to a file."""
        import pickle
        with open(filename, "wb") as file:
            pickle.dump(self, file, pickle.HIGHEST_PROTOCOL)

    @staticmethod
    def load(filename):
        """Read a snapshot from a file."""
        import pickle
        with open(filename, "rb") as file:
            return pickle.load(file)

    def filter_traces(self, filters):
        """A new snapshot with the traces that match any inclusive filter (if there is one) and no exclusive one."""
        if not isinstance(filters, Iterable):
            raise TypeError("filters must be a list of filters, not %s" % type(filters).__name__)
        traces = self.traces._traces
        include, exclude = [], []
        for filter in filters:
            (include if filter.inclusive else exclude).append(filter)
        kept = [trace for trace in traces
                if (not include or any(filter._match(trace) for filter in include))
                and all(filter._match(trace) for filter in exclude)]
        return Snapshot(kept, self.traceback_limit)

    def _group_by(self, key_type, cumulative):
        if key_type not in ("traceback", "filename", "lineno"):
            raise ValueError("unknown key_type: %r" % (key_type,))
        if cumulative and key_type not in ("lineno", "filename"):
            raise ValueError("cumulative mode cannot by used with key type %r" % key_type)
        stats = {}
        tracebacks = {}
        for domain, size, frames, total_nframe in self.traces._traces:
            for place in (frames if cumulative else (frames,)):
                traceback = tracebacks.get(place)
                if traceback is None:
                    if key_type == "traceback":
                        traceback = Traceback(frames)
                    elif key_type == "lineno":
                        traceback = Traceback((place,) if cumulative else frames[:1])
                    else:
                        filename = place[0] if cumulative else frames[0][0]
                        traceback = Traceback(((filename, 0),))
                    tracebacks[place] = traceback
                stat = stats.get(traceback)
                if stat is None:
                    stats[traceback] = Statistic(traceback, size, 1)
                else:
                    stat.size += size
                    stat.count += 1
        return stats

    def statistics(self, key_type, cumulative=False):
        """A list of Statistic objects, biggest first."""
        statistics = list(self._group_by(key_type, cumulative).values())
        statistics.sort(reverse=True, key=Statistic._sort_key)
        return statistics

    def compare_to(self, old_snapshot, key_type, cumulative=False):
        """A list of StatisticDiff objects, biggest difference first."""
        new_group = self._group_by(key_type, cumulative)
        old_group = old_snapshot._group_by(key_type, cumulative)
        statistics = _compare_grouped_stats(old_group, new_group)
        statistics.sort(reverse=True, key=StatisticDiff._sort_key)
        return statistics


def take_snapshot():
    """A snapshot of the blocks asked for since tracing started."""
    if not is_tracing():
        raise RuntimeError("the tracemalloc module must be tracing memory allocations to take a snapshot")
    return Snapshot(_get_traces(), get_traceback_limit())
