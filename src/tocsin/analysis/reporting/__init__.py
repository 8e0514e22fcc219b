"""What reporting itself looks like: delays, what is still to come, what several sources miss, days without a source."""
