"""The abstract base classes of containers, under the name by which they are known."""

from _collections_abc import *
from _collections_abc import __all__, _CallableGenericAlias
