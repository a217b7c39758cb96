package testmode.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import testmode.Aside;
import testmode.network.Exchange;
import testmode.network.Party;

class TabTest {

  private final Pages shop = new Pages();
  private final TestBrowser browser = new TestBrowser(shop.server.uri());

  @BeforeAll
  static void aBrowserIsThere() {
    TestBrowser.assumeThere();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private static String text(Tab tab) {
    return tab.until("have a text", driver -> driver.findElement(By.tagName("p")).getText());
  }

  private static Set<Cookie> cookies(Tab tab) {
    return tab.act(driver -> driver.manage().getCookies());
  }

  @Test
  void tabsShareNoCookies() {
    shop.with("/", "<p>Shop</p>");
    try (Tab ada = browser.tab();
        Tab ben = browser.tab()) {
      for (Tab tab : List.of(ada, ben)) {
        tab.open(shop.at("/"));
        text(tab);
      }
      ada.act(
          driver -> {
            driver.manage().addCookie(new Cookie("who", "ada"));
            return true;
          });

      assertThat(cookies(ada)).hasSize(1);
      assertThat(cookies(ben)).isEmpty();
    }
  }

  @Test
  void severalTabsAreUsedAtOnceAndEachSeesItsOwnPage() {
    IntStream.range(0, 4).forEach(i -> shop.with("/" + i, "<p>Page " + i + "</p>"));
    List<CompletableFuture<String>> seen =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    Aside.get(
                        () -> {
                          try (Tab tab = browser.tab()) {
                            tab.open(shop.at("/" + i));
                            return text(tab);
                          }
                        }))
            .toList();

    assertThat(seen.stream().map(CompletableFuture::join))
        .containsExactly("Page 0", "Page 1", "Page 2", "Page 3");
  }

  @Test
  void everyPageAtTheTopIsRecordedAndFramesAreNot() {
    shop.with("/", "<p>Shop</p><iframe src='/frame'></iframe>").with("/frame", "<b>Frame</b>");
    try (Tab tab = browser.tab()) {
      tab.open(URI.create(shop.at("/") + "?order=1"));
      tab.until("show its frame", driver -> Frames.find(driver, By.tagName("b")));
    }

    assertThat(browser.recorded).hasSize(1);
    Exchange page = browser.recorded.get(0);
    assertThat(page.to()).isEqualTo(Party.MERCHANT);
    assertThat(page.path() + "?" + page.query()).isEqualTo("/?order=1");
    assertThat(page.status()).isEqualTo(200);
  }

  @Test
  void aPageThatGivesNoAnswerIsRecordedAsSuch() {
    shop.server.on("GET /silent", asked -> null);
    try (Tab tab = browser.tab()) {
      tab.open(shop.at("/silent"));
      tab.until("give up", driver -> browser.recorded.isEmpty() ? null : true);
    }

    assertThat(browser.recorded.get(0).status()).isNull();
  }

  @Test
  void aRunAgainstTheSimulatorReachesNothingBeyondThisMachine() {
    try (Tab tab = browser.tab()) {
      tab.open(URI.create("http://stripe.invalid/"));
      tab.until("give up", driver -> browser.recorded.isEmpty() ? null : true);

      assertThat(text(tab)).isNotEmpty();
      assertThat(browser.recorded.get(0).status()).isNull();
    }
  }

  @Test
  void aClosedTabIsGone() {
    Tab tab = browser.tab();
    tab.close();
    tab.close();

    // A slow Chrome says for a while that it is still on its way to the page.
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThatExceptionOfType(PageException.class)
                    .isThrownBy(tab::url)
                    .withMessageStartingWith(
                        "the browser could not do it (NoSuchWindowException): ")
                    .withNoCause());
  }

  @Test
  void cardFieldsInFramesAreEmptiedBeforeAPicture() {
    shop.with("/", "<p>Shop</p><iframe src='/fields'></iframe>")
        .with(
            "/fields",
            "<input id=a value='4242 4242 4242 4242'><input autocomplete='cc-csc' id=b value=123>"
                + "<input id=c value='Ada'>");
    try (Tab tab = browser.tab()) {
      tab.open(shop.at("/"));
      tab.until("show its frame", driver -> Frames.find(driver, By.id("a")));

      assertThat(tab.look().png()).isNotNull();

      List<String> left =
          List.of("a", "b", "c").stream()
              .map(
                  id ->
                      tab.until(
                          "show " + id,
                          driver -> Frames.find(driver, By.id(id)).getDomProperty("value")))
              .toList();
      assertThat(left).containsExactly("", "", "Ada");
    }
  }
}
