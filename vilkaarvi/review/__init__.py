"""What a manager sees: that groups have met, and never what they said. Knows neither notes nor the leader's store."""
