package testmode.simulator.payments;

import com.google.gson.annotations.SerializedName;
import com.stripe.param.ChargeCreateParams.Destination;
import com.stripe.param.ChargeCreateParams.RadarOptions;
import com.stripe.param.ChargeCreateParams.Shipping;
import com.stripe.param.ChargeCreateParams.TransferData;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of {@code POST /v1/charges}: those of stripe-java, and {@code payment_method},
 * which stripe-java does not offer and Stripe takes all the same (seen by stripe_world).
 *
 * <p>Nobody fills it: the parameter stage reads its fields.
 */
final class DirectChargeParams {
  @SerializedName("amount")
  @Nullable Long amount;

  @SerializedName("application_fee")
  @Nullable Long applicationFee;

  @SerializedName("application_fee_amount")
  @Nullable Long applicationFeeAmount;

  @SerializedName("capture")
  @Nullable Boolean capture;

  @SerializedName("currency")
  @Nullable String currency;

  @SerializedName("customer")
  @Nullable String customer;

  @SerializedName("description")
  @Nullable String description;

  @SerializedName("destination")
  @Nullable Destination destination;

  @SerializedName("expand")
  @Nullable List<String> expand;

  @SerializedName("metadata")
  @Nullable Map<String, String> metadata;

  @SerializedName("on_behalf_of")
  @Nullable String onBehalfOf;

  @SerializedName("payment_method")
  @Nullable String paymentMethod;

  @SerializedName("radar_options")
  @Nullable RadarOptions radarOptions;

  @SerializedName("receipt_email")
  @Nullable String receiptEmail;

  @SerializedName("shipping")
  @Nullable Shipping shipping;

  @SerializedName("source")
  @Nullable String source;

  @SerializedName("statement_descriptor")
  @Nullable String statementDescriptor;

  @SerializedName("statement_descriptor_suffix")
  @Nullable String statementDescriptorSuffix;

  @SerializedName("transfer_data")
  @Nullable TransferData transferData;

  @SerializedName("transfer_group")
  @Nullable String transferGroup;

  private DirectChargeParams() {}
}
