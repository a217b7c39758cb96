package testmode.network;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.client.ApacheHttpClientFactory;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import com.github.tomakehurst.wiremock.http.client.HttpClientFactory;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import testmode.network.faults.EventFault;
import testmode.network.messages.Addresses;
import testmode.network.messages.Courier;
import testmode.network.messages.HandedOver;
import testmode.network.messages.Holds;
import testmode.network.messages.Signature;

/**
 * The hop between merchant, shopper and Stripe. Everything that is sent to {@link #stripeUri} goes
 * on to Stripe, and what Stripe sends to {@link #webhookUri} goes on to the merchant, headers and
 * bodies unchanged, except where a {@link Fault} is due. All of it is recorded, masked.
 *
 * <p>Listens on 127.0.0.1. Starts in about 10 ms (the first of a JVM in about a second, for loading
 * classes). Thread-safe. At most {@value #THREADS} calls may be under way or held. A recorder keeps
 * the first 5,000 exchanges.
 */
public final class FaultyNetwork implements AutoCloseable {

  /** A held call keeps a thread, also when its caller gave up. They are made when needed only. */
  static final int THREADS = 1_000;

  /** Longer than any SDK waits for Stripe, so that the network is never the first to give up. */
  private static final int STRIPE_LIMIT_MILLIS = 120_000;

  private final Holds holds = new Holds();
  private final FaultBoard board = new FaultBoard();
  private final Recorder recorder = new Recorder();
  private final Intents intents = new Intents();
  private final Sessions sessions = new Sessions(intents);
  private final Keys keys = new Keys();
  private final Registrations registrations = new Registrations(this::webhookUri);
  private final Courier courier;
  private final Set<Passage> underWay = ConcurrentHashMap.newKeySet();
  private final WireMockServer server;
  private final URI stripeUri;
  private volatile @Nullable String secret;

  private FaultyNetwork(NetworkConfig config) {
    secret = config.signingSecret();
    courier = new Courier(config.merchantTls());
    HandedOver handedOver = new HandedOver(holds);
    Shared shared =
        new Shared(
            config.clock(),
            board,
            holds,
            handedOver,
            recorder,
            intents,
            sessions,
            keys,
            config.takesEndpoints() ? registrations : null,
            underWay,
            courier,
            () -> secret);
    server = new WireMockServer(options(config, new Crossing(shared)));
    server.stubFor(
        WireMock.any(WireMock.anyUrl())
            .willReturn(
                WireMock.aResponse()
                    .proxiedFrom(config.stripe().toString().replaceAll("/+$", ""))
                    // A compressed answer could be neither read nor recorded.
                    .withRemoveRequestHeader("accept-encoding")));
    listen(config.port());
    stripeUri = URI.create("http://127.0.0.1:" + server.port());
  }

  /**
   * @throws IllegalStateException when the port is taken
   */
  public static FaultyNetwork start(NetworkConfig config) {
    return new FaultyNetwork(config);
  }

  /** What merchant and shopper use as Stripe's API base; without a slash at its end. */
  public URI stripeUri() {
    return stripeUri;
  }

  /** What is registered at Stripe as the webhook endpoint. */
  public URI webhookUri() {
    return stripeUri.resolve(Crossing.WEBHOOK_PATH);
  }

  /** Where events are handed over; before this is known, Stripe is told 503. */
  public void deliverTo(URI merchantWebhook) {
    Addresses.requireHttp("merchantWebhook", merchantWebhook);
    courier.deliverTo(merchantWebhook);
  }

  /** Tells the webhook endpoint's secret, which {@code event-stale} signs with. */
  public void signWith(String signingSecret) {
    Signature.requireSecret(signingSecret);
    secret = signingSecret;
  }

  /**
   * Arms a fault. Several may be armed; where more than one is due, the first applied strikes and
   * the others stay due.
   *
   * @throws IllegalArgumentException when the plan names what the fault cannot strike
   * @throws IllegalStateException when the fault must sign and the secret is unknown
   */
  public void apply(Fault fault, FaultPlan plan) {
    if (fault.kind() instanceof EventFault event && event.needsSecret() && !canSign()) {
      throw new IllegalStateException(
          fault.name() + " signs events: tell the endpoint's secret with signWith first");
    }
    board.apply(fault, plan);
  }

  private boolean canSign() {
    return secret != null || !registrations.all().isEmpty();
  }

  /**
   * Disarms all faults and releases what is held: late messages go on at once, lost ones stay lost
   * and their connections are closed at once.
   */
  public void clearFaults() {
    board.clear();
    release();
  }

  /** Releases what is held, as {@link #clearFaults}, and leaves the faults armed. */
  public void release() {
    holds.release();
  }

  /** All exchanges, masked, in order of arrival; those under way as far as they are known. */
  public List<Exchange> recorded() {
    return recorder.all();
  }

  /**
   * Whether no call is at Stripe and none may still get there, whoever has stopped waiting for it.
   * What is held on its way back does not count.
   */
  public boolean quiet() {
    return underWay.isEmpty();
  }

  /** How many later exchanges are missing from {@link #recorded} because it was full. */
  public long notRecorded() {
    return recorder.dropped();
  }

  /**
   * Adds an exchange that did not pass here to the record; it is masked and gets the next number.
   */
  public void note(Exchange exchange) {
    recorder.add(exchange::noted);
  }

  /**
   * The ids of the PaymentIntents that were made here, in order of creation, and of those that came
   * of a Checkout Session made here, as far as that is known (see {@link #madeOf}). A merchant that
   * asks Stripe about an older one, as nightly jobs do, does not make it one of this network.
   */
  public List<String> paymentIntentsMade() {
    return paymentIntents().stream()
        .filter(Sighting::created)
        .map(Sighting::paymentIntent)
        .toList();
  }

  /** The PaymentIntents that were made or named here, in order of creation. */
  public List<Sighting> paymentIntents() {
    return intents.all();
  }

  /**
   * The endpoints that the merchant has registered at Stripe here and not deleted, in order of
   * registration, with the secrets that it was told. Those of an earlier network are delivered to
   * as well, when this one listens on the same port, but their secrets are not known here.
   *
   * @see NetworkConfig#takingEndpoints
   */
  public List<Registered> registered() {
    return registrations.all();
  }

  /**
   * The secret or restricted test key of the latest caller that showed one, as it was sent; null
   * before that. It is in no record.
   */
  public @Nullable String secretKeySeen() {
    return keys.secretSeen();
  }

  /**
   * The latest live key that somebody called with, masked; null for none. Such a call is answered
   * with 401 here, goes nowhere, and of what it carried nothing is kept.
   */
  public @Nullable String liveKeyRefused() {
    return keys.liveRefused();
  }

  /** The ids of the Checkout Sessions that were made here, in order of creation. */
  public List<String> checkoutSessionsMade() {
    return sessions.all();
  }

  /**
   * Tells which PaymentIntent Stripe's page made of a Checkout Session: from now on it counts as
   * made here. The network learns it by itself from answers and events that pass; who asks Stripe
   * past the network knows it earlier. Of a session that was not made here, nothing is learnt.
   */
  public void madeOf(String checkoutSession, String paymentIntent) {
    sessions.madeOf(checkoutSession, paymentIntent);
  }

  /** Stops listening; whatever is held or under way ends at once. */
  @Override
  public void close() {
    board.clear();
    holds.close();
    courier.close();
    server.stop();
  }

  private void listen(int port) {
    try {
      server.start();
    } catch (FatalStartupException e) {
      server.stop();
      throw new IllegalStateException(
          "port (" + port + ") of 127.0.0.1 must be free; 0 takes any that is", e);
    }
  }

  private static WireMockConfiguration options(NetworkConfig config, Crossing crossing) {
    return WireMockConfiguration.options()
        .bindAddress("127.0.0.1")
        .port(config.port())
        .containerThreads(THREADS)
        .jettyAcceptors(1)
        .jettyStopTimeout(1L)
        .http2PlainDisabled(true)
        .gzipDisabled(true)
        .useChunkedTransferEncoding(Options.ChunkedEncodingPolicy.NEVER)
        .disableRequestJournal()
        .stubRequestLoggingDisabled(true)
        .preserveUserAgentProxyHeader(true)
        .proxyTimeout(STRIPE_LIMIT_MILLIS)
        .httpClientFactory(checkingCertificates())
        // WireMock's own door stays shut: through it anybody could change what passes.
        .adminAuthenticator(request -> false)
        .extensions(crossing);
  }

  /** WireMock trusts every certificate when it proxies; keys of real test mode deserve better. */
  private static HttpClientFactory checkingCertificates() {
    return new HttpClientFactory() {
      @Override
      public HttpClient buildHttpClient(
          Options options, boolean trustAll, List<String> trusted, boolean systemProperties) {
        return new ApacheHttpClientFactory()
            .buildHttpClient(options, false, trusted, systemProperties);
      }
    };
  }
}
