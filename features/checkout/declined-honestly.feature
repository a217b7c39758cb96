Feature: A declined shopper is told why and can pay again
  A decline is the bank's answer, not a fault. The shopper hears the true reason and the right advice,
  no money moves, and another card pays the same order once.

  Scenario Outline: A card that <story> leaves the order of the <confirmed by> unpaid, and another card pays it once
    Given order A-1 of 40.00 EUR, confirmed by the <confirmed by>
    When Ada pays order A-1 with a card that <story>
    Then Ada is told that <reason>
    And Ada is advised to <advice>
    And the outcome of order A-1 is not paid
    And Stripe holds no charge for order A-1
    And Stripe holds exactly 1 declined attempt for order A-1
    And order A-1 is not fulfilled
    When Ada pays order A-1 with a card that succeeds
    Then the outcome of order A-1 is paid
    And Stripe holds exactly 1 charge of 40.00 EUR for order A-1
    And order A-1 is fulfilled exactly once

    @INT-025.2 @needs:server-confirm @needs:pay-again
    Examples: the bank gives no reason, the merchant confirms
      | story       | reason                | advice                             | confirmed by |
      | is declined | her card was declined | use another card or try again later | merchant     |

    @INT-025.2 @needs:shopper-confirm @needs:pay-again
    Examples: the bank gives no reason, the shopper confirms
      | story       | reason                | advice                             | confirmed by |
      | is declined | her card was declined | use another card or try again later | shopper      |

    @INT-025.4 @needs:server-confirm @needs:pay-again
    Examples: not enough money, the merchant confirms
      | story                  | reason                          | advice                             | confirmed by |
      | has insufficient funds | her card has insufficient funds | use another card or try again later | merchant     |

    @INT-025.4 @needs:shopper-confirm @needs:pay-again
    Examples: not enough money, the shopper confirms
      | story                  | reason                          | advice                             | confirmed by |
      | has insufficient funds | her card has insufficient funds | use another card or try again later | shopper      |

    @INT-025.5 @needs:server-confirm @needs:pay-again
    Examples: the card is too old, the merchant confirms
      | story       | reason               | advice                                    | confirmed by |
      | has expired | her card has expired | check the card details or use another card | merchant     |

    @INT-025.5 @needs:shopper-confirm @needs:pay-again
    Examples: the card is too old, the shopper confirms
      | story       | reason               | advice                                    | confirmed by |
      | has expired | her card has expired | check the card details or use another card | shopper      |

    @INT-025.6 @needs:server-confirm @needs:pay-again
    Examples: the bank's computers stumble, the merchant confirms
      | story                    | reason                                | advice          | confirmed by |
      | meets a processing error | her card could not be processed now   | try again later | merchant     |

    @INT-025.6 @needs:shopper-confirm @needs:pay-again
    Examples: the bank's computers stumble, the shopper confirms
      | story                    | reason                                | advice          | confirmed by |
      | meets a processing error | her card could not be processed now   | try again later | shopper      |
