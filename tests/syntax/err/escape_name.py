'é\N{no such thing}'
