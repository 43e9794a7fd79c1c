# Thin aliases, for habit; everything happens in start.py.
.PHONY: run demo test check e2e bench quality soak vocabulary lock clean help
run demo test check e2e bench quality soak vocabulary lock clean help:
	@python3 start.py $@
