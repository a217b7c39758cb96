package testmode.simulator.refunds;

import com.google.gson.annotations.SerializedName;
import com.stripe.param.RefundCreateParams.Origin;
import com.stripe.param.RefundCreateParams.Reason;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of {@code POST /v1/charges/{id}/refund} and {@code …/refunds}, which stripe-java
 * no longer offers: those of a refund without the charge, which the URL names.
 *
 * <p>Nobody fills it: the parameter stage reads its fields.
 */
final class ChargeRefundParams {
  @SerializedName("amount")
  @Nullable Long amount;

  @SerializedName("currency")
  @Nullable String currency;

  @SerializedName("customer")
  @Nullable String customer;

  @SerializedName("expand")
  @Nullable List<String> expand;

  @SerializedName("instructions_email")
  @Nullable String instructionsEmail;

  @SerializedName("metadata")
  @Nullable Map<String, String> metadata;

  @SerializedName("origin")
  @Nullable Origin origin;

  @SerializedName("payment_intent")
  @Nullable String paymentIntent;

  @SerializedName("reason")
  @Nullable Reason reason;

  @SerializedName("refund_application_fee")
  @Nullable Boolean refundApplicationFee;

  @SerializedName("reverse_transfer")
  @Nullable Boolean reverseTransfer;

  private ChargeRefundParams() {}
}
