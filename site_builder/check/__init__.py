"""Rules on a whole unit, after its layers are merged: what no single file can know. `run.CHECKS` names them all."""
