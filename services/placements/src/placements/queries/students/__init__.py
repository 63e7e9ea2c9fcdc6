"""Students as their viewers may see them: nothing here is shown that the engine did not decide."""
