package testmode.simulator.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.Charge;
import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Refund;
import com.stripe.model.checkout.Session;
import com.stripe.param.ChargeUpdateParams;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerListPaymentMethodsParams;
import com.stripe.param.CustomerPaymentMethodListParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.RefundCollectionListParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionListParams;
import org.junit.jupiter.api.Test;
import testmode.simulator.resource.NoParams;

final class AnswerModelTest {

  private static AnswerModel one(Class<?> model) {
    return new AnswerModel(model, false, false);
  }

  private static AnswerModel listOf(Class<?> model) {
    return new AnswerModel(model, true, false);
  }

  @Test
  void findsTheObjectThatARequestIsAnsweredBy() {
    assertThat(AnswerModel.of(CustomerCreateParams.class)).isEqualTo(one(Customer.class));
    assertThat(AnswerModel.of(ChargeUpdateParams.class)).isEqualTo(one(Charge.class));
    assertThat(AnswerModel.of(PaymentIntentConfirmParams.class))
        .isEqualTo(one(PaymentIntent.class));
    assertThat(AnswerModel.of(PaymentMethodAttachParams.class)).isEqualTo(one(PaymentMethod.class));
    assertThat(AnswerModel.of(SessionCreateParams.class)).isEqualTo(one(Session.class));
  }

  @Test
  void knowsListsAlsoWhereTheyHangOnAnotherObject() {
    assertThat(AnswerModel.of(RefundListParams.class)).isEqualTo(listOf(Refund.class));
    assertThat(AnswerModel.of(RefundCollectionListParams.class)).isEqualTo(listOf(Refund.class));
    assertThat(AnswerModel.of(SessionListParams.class)).isEqualTo(listOf(Session.class));
    assertThat(AnswerModel.of(CustomerListPaymentMethodsParams.class))
        .isEqualTo(listOf(PaymentMethod.class));
    assertThat(AnswerModel.of(CustomerPaymentMethodListParams.class))
        .isEqualTo(listOf(PaymentMethod.class));
  }

  @Test
  void tellsASearchFromAList() {
    assertThat(AnswerModel.of(PaymentIntentSearchParams.class))
        .isEqualTo(new AnswerModel(PaymentIntent.class, true, true));
  }

  @Test
  void knowsNothingOfWhatTheSdkDoesNotDeclare() {
    assertThat(AnswerModel.of(NoParams.class)).isEqualTo(new AnswerModel(null, false, false));
  }
}
