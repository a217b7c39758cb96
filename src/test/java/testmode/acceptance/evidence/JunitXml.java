package testmode.acceptance.evidence;

import io.cucumber.junitxmlformatter.MessagesToJunitXmlWriter;
import io.cucumber.messages.types.Envelope;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.query.NamingStrategy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Scenarios in JUnit's format, as a Cucumber plugin: {@code …JunitXml:reports/junit/scenarios.xml}.
 *
 * <p>Cucumber's own plugin of that kind calls the row of an outline by the outline first, with its
 * placeholders, and a scenario that could not be verified failed; here it has the name under which
 * people know it, with the row's values.
 */
public final class JunitXml implements ConcurrentEventListener {

  private final OutputStream file;
  private final ByteArrayOutputStream xml = new ByteArrayOutputStream();
  private final UnverifiedInJunit unverified = new UnverifiedInJunit();
  private final MessagesToJunitXmlWriter writer;

  /** Called by Cucumber with the file that stands behind the plugin's name. */
  public JunitXml(OutputStream file) {
    this.file = file;
    this.writer =
        MessagesToJunitXmlWriter.builder()
            .testNamingStrategy(
                NamingStrategy.strategy(NamingStrategy.Strategy.SHORT)
                    .exampleName(NamingStrategy.ExampleName.PICKLE)
                    .build())
            .build(xml);
  }

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    publisher.registerHandlerFor(Envelope.class, this::write);
  }

  private void write(Envelope message) {
    try {
      for (Envelope each : unverified.released(message)) {
        writer.write(each);
      }
      if (message.getTestRunFinished().isPresent()) {
        writer.close();
        String page = unverified.asErrors(xml.toString(StandardCharsets.UTF_8));
        try (file) {
          file.write(page.getBytes(StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the scenarios cannot be written in JUnit's format", e);
    }
  }
}
