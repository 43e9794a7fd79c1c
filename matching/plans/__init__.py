"""Plans over many lists: who gets which seat, who is never proposed, and weights from choices."""
