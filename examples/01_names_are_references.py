"""A variable is a name tied to an object, not a box that holds one.

Watch for: assignment never copies. After `alias = answer` there is still one
object, now with two names; tying a name elsewhere leaves the object alone.
"""

answer = 42
alias = answer
print("one object behind both names:", answer is alias)

basket = ["apple"]
same_basket = basket
same_basket.append("pear")
print("changed through the other name:", basket)

same_basket = ["plum"]
print("the first name did not move:", basket)
print("still one object:", basket is same_basket)
