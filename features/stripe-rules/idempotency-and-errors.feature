@stripe-rules
Feature: The Stripe in use keeps Stripe's published rules
  Every other promise rests on these few. They are asked of Stripe directly, without a merchant.

  Scenario: One key has one effect, and the answer is replayed
    When a PaymentIntent of 12.00 EUR is created twice under one idempotency key
    Then both answers name the same PaymentIntent
    And only the second answer is marked as replayed

  Scenario: One key with another amount is refused
    When one idempotency key is used for 12.00 EUR and again for 13.00 EUR
    Then Stripe refuses the second request with type idempotency_error

  Scenario Outline: <request> is answered with status <status> and type <type>
    When Stripe is asked with <request>
    Then Stripe answers with status <status> and type <type>

    Examples: what is wrong with the request is said in Stripe's own kind of error
      | request                     | status | type                  |
      | no key                      | 401    | invalid_request_error |
      | an unknown key              | 401    | invalid_request_error |
      | an unknown parameter        | 400    | invalid_request_error |
      | a missing parameter         | 400    | invalid_request_error |
      | an unknown PaymentIntent    | 404    | invalid_request_error |
      | a card that is declined     | 402    | card_error            |
