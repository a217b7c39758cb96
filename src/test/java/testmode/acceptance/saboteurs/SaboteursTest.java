package testmode.acceptance.saboteurs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import testmode.driver.settings.KnownSaboteur;
import testmode.merchant.Decisions;

class SaboteursTest {

  static List<Saboteur> all() {
    return Saboteurs.all();
  }

  @Test
  void eachHasANumberOfItsOwn() {
    assertThat(all())
        .extracting(Saboteur::id)
        .doesNotHaveDuplicates()
        .isSorted()
        .allMatch(id -> id.matches("M\\d{2}"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void eachIsWrongInOneDecision(Saboteur saboteur) {
    Class<?> wrong = saboteur.decisions().get().getClass();
    List<String> decisions =
        Arrays.stream(Decisions.class.getMethods()).map(Method::getName).toList();

    assertThat(wrong.getSuperclass()).isEqualTo(Decisions.class);
    assertThat(wrong.getDeclaredMethods())
        .filteredOn(method -> !method.isSynthetic())
        .singleElement()
        .extracting(Method::getName)
        .isIn(decisions);
  }

  @ParameterizedTest
  @MethodSource("all")
  void eachHasSomethingToTurnRedAndSomethingToLeaveGreen(Saboteur saboteur) {
    assertThat(saboteur.turnsRed()).isNotEmpty().doesNotContain(saboteur.leavesGreen());
    assertThat(saboteur.leavesGreen()).isNotNull();
  }

  @Test
  void withoutIdTheShopIsHonest() {
    assertThat(Saboteurs.decisions(null)).isExactlyInstanceOf(Decisions.class);
  }

  @Test
  void theTableThatTheSettingsReadNamesTheSame() {
    assertThat(KnownSaboteur.all())
        .as("fixtures/saboteurs/saboteurs.csv")
        .containsExactlyElementsOf(
            all().stream().map(each -> new KnownSaboteur(each.id(), each.name())).toList());
  }
}
