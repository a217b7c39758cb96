package testmode.simulator.properties;

/** What a merchant, a shopper or time may do next; the first is what shortening arrives at. */
enum Act {
  NOTHING,
  PAY,
  HOLD,
  CREATE,
  CONFIRM,
  CAPTURE,
  CANCEL,
  REFUND,
  REFUND_THE_REST,
  CHANGE,
  ANSWER_A_DISPUTE,
  GIVE_UP_A_DISPUTE,
  PAY_OUT,
  TAKE_BACK_A_PAYOUT,
  AUTHENTICATE,
  WAIT,
  REPEAT,
  REUSE_THE_KEY
}
