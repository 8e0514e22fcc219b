"""The days that time words mean: one family of phrases a module, tried in order by `resolving.times`."""
