package testmode.simulator.disputes;

import java.util.List;
import testmode.simulator.cards.TestCard;

/**
 * Why a shopper's bank takes a charge up, in Visa's codes.
 *
 * @param inquiry whether it only asks, and takes no money yet
 */
record DisputeCase(String reason, String networkReasonCode, boolean inquiry) {
  private static final DisputeCase FRAUDULENT = new DisputeCase("fraudulent", "10.4", false);
  private static final DisputeCase NOT_RECEIVED =
      new DisputeCase("product_not_received", "13.1", false);
  private static final DisputeCase INQUIRY = new DisputeCase("fraudulent", "10", true);

  /** What a card's charges meet; none for most cards. */
  static List<DisputeCase> of(TestCard card) {
    return switch (card.behaviour()) {
      case DISPUTE_FRAUDULENT -> List.of(FRAUDULENT);
      case DISPUTE_NOT_RECEIVED -> List.of(NOT_RECEIVED);
      case INQUIRY -> List.of(INQUIRY);
      // Documented: several disputes on one charge. ASSUMED: two, of this kind (one saw two).
      case TWO_DISPUTES -> List.of(FRAUDULENT, FRAUDULENT);
      default -> List.of();
    };
  }

  String caseType() {
    return inquiry ? "inquiry" : "chargeback";
  }
}
