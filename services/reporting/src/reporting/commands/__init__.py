"""Nothing yet: reporting decides nothing, it keeps what others tell it and answers questions."""
