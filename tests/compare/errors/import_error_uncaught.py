# A module that does not exist.
import a_module_nobody_has
