"""What a user can mend. Messages say where it is and what to do."""


class UsageError(Exception):
    """The command itself cannot be right."""


class DataError(Exception):
    """A file is not what the command needs."""
