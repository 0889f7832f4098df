# An invalid escape is warned of although the file does not parse in the end.
x = "\d" + '\N{DIGIT ONE}' +
