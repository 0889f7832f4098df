# Any object is printed with str.
raise SystemExit([1, "two"])
