"""An app that knows nothing of Testmode: it finds Stripe as Stripe's library does.

Usage: app.py WAY...
Prints one line for each way: what came back.
"""

import os
import sys
import urllib.request

import stripe

stripe.api_key = "sk_test_python"


def call(way):
    if way == "retrieve":
        return stripe.PaymentIntent.retrieve("pi_python").id
    if way == "modify":
        return stripe.PaymentIntent.modify("pi_python", description="a change").id
    if way == "stubborn":
        stripe.api_base = "https://api.stripe.com"
        return stripe.PaymentIntent.retrieve("pi_python").id
    if way == "live":
        return stripe.PaymentIntent.retrieve("pi_live", api_key="sk_live_1234").id
    if way == "other":
        other = os.environ["OTHER"] + "/v1/payment_intents/pi_other"
        return urllib.request.urlopen(other).status
    raise ValueError(way)


for way in sys.argv[1:]:
    try:
        print(way, call(way))
    except RuntimeError as refused:
        print(way, refused)
