"""Files to take away: what they hold, what describes them, and the menu that offers them."""
