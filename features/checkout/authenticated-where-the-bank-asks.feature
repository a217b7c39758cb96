@INT-025.3
Feature: A payment that needs the shopper's authentication counts only when it was given
  The bank may ask the shopper to prove who she is (3-D Secure). Until she has, nothing is paid,
  and a shopper who walks away leaves nothing behind that could still be charged.

  Scenario Outline: Ada approves, and the order of the <confirmed by> is paid
    Given order A-1 of 40.00 EUR, confirmed by the <confirmed by>
    When Ada pays order A-1 with a card that asks for authentication
    Then the outcome of order A-1 is not paid
    And Stripe holds no charge for order A-1
    When Ada approves the authentication of order A-1
    Then the outcome of order A-1 is paid
    And Stripe holds exactly 1 charge of 40.00 EUR for order A-1
    And order A-1 is fulfilled exactly once

    @needs:server-confirm
    Examples: the merchant calls again after the challenge
      | confirmed by |
      | merchant     |

    @needs:shopper-confirm
    Examples: Stripe completes the payment after the challenge
      | confirmed by |
      | shopper      |

  Scenario Outline: Ada fails the authentication, and pays the order of the <confirmed by> with another card
    Given order A-1 of 40.00 EUR, confirmed by the <confirmed by>
    When Ada pays order A-1 with a card that asks for authentication
    And Ada fails the authentication of order A-1
    Then the outcome of order A-1 is not paid
    And Stripe holds no charge for order A-1
    And order A-1 is not fulfilled
    When Ada pays order A-1 with a card that succeeds
    Then the outcome of order A-1 is paid
    And Stripe holds exactly 1 charge of 40.00 EUR for order A-1

    @needs:server-confirm @needs:pay-again
    Examples: the merchant confirms
      | confirmed by |
      | merchant     |

    @needs:shopper-confirm @needs:pay-again
    Examples: the shopper confirms
      | confirmed by |
      | shopper      |

  Scenario Outline: Ada abandons the authentication, and the order of the <confirmed by> stays unpaid
    Given order A-1 of 40.00 EUR, confirmed by the <confirmed by>
    When Ada pays order A-1 with a card that asks for authentication
    And Ada abandons the authentication of order A-1
    Then the outcome of order A-1 is not paid
    And Stripe holds no charge for order A-1
    And order A-1 is not fulfilled
    And books and ledger agree on order A-1

    @needs:server-confirm
    Examples: the merchant confirms
      | confirmed by |
      | merchant     |

    @needs:shopper-confirm
    Examples: the shopper confirms
      | confirmed by |
      | shopper      |

  Scenario Outline: Ada abandons the authentication, and the order of the <confirmed by> ends with its reservation
    Given order A-1 of 40.00 EUR, confirmed by the <confirmed by>
    When Ada pays order A-1 with a card that asks for authentication
    Then the outcome of order A-1 is not paid
    And order A-1 is not fulfilled
    When Ada abandons the authentication of order A-1
    And the reservation of order A-1 expires
    Then the books say that order A-1 is cancelled
    And nothing is reserved for order A-1
    And the PaymentIntent of order A-1 is canceled at Stripe
    And Stripe holds no charge for order A-1
    And order A-1 is not fulfilled

    @needs:server-confirm @needs:reservations @needs:virtual-time
    Examples: the merchant confirms
      | confirmed by |
      | merchant     |

    @needs:shopper-confirm @needs:reservations @needs:virtual-time
    Examples: the shopper confirms
      | confirmed by |
      | shopper      |

  @needs:shopper-confirm @needs:reservations @needs:virtual-time @needs:webhooks @needs:events-in-hand
  Scenario: A payment that arrives just before the reservation expires is kept, not cancelled
    Given order A-1 of 40.00 EUR, confirmed by the shopper
    And the network applies event-dropped to every delivery of an event
    When Ada pays order A-1 with a card that succeeds and closes the browser
    And the reservation of order A-1 expires
    Then the outcome of order A-1 is paid
    And Stripe holds exactly 1 charge of 40.00 EUR for order A-1
    And order A-1 is fulfilled exactly once

  @needs:server-confirm @needs:checkout-page @needs:browser
  Scenario Outline: In her browser Ada <answers> the authentication, and reads that the order is <outcome>
    Given order A-1 of 40.00 EUR, confirmed by the merchant
    When Ada pays order A-1 in her browser with a card that asks for authentication
    And Ada <answers> the authentication of order A-1 in her browser
    Then her browser says that order A-1 is <outcome>
    And the outcome of order A-1 is <outcome>
    And Stripe holds <charges> for order A-1

    Examples: both buttons of the bank's page
      | answers  | outcome  | charges          |
      | approves | paid     | exactly 1 charge |
      | fails    | not paid | no charge        |

  @needs:server-confirm @needs:checkout-page @needs:browser
  Scenario: In her browser Ada sees the bank's page and closes it, and nothing is paid
    Given order A-1 of 40.00 EUR, confirmed by the merchant
    When Ada pays order A-1 in her browser with a card that asks for authentication
    And Ada closes her browser at the bank's page of order A-1
    Then the outcome of order A-1 is not paid
    And Stripe holds no charge for order A-1
    And order A-1 is not fulfilled
