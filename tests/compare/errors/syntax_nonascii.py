# The caret counts characters, not bytes.
größe = "日本" 5
