"""x"""
convert_credits = 1
