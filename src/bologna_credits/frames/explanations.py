"""x"""
explain = Explanation = 1
