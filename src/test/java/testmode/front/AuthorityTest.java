package testmode.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir private Path folder;

  private X509Certificate at(Instant now) throws IOException, GeneralSecurityException {
    return Trust.certificate(Authority.in(folder, () -> now).file());
  }

  @Test
  void aYoungOneIsKeptAndAnOldOneMadeAnew() throws Exception {
    X509Certificate first = at(NOW);

    assertThat(at(NOW.plus(Duration.ofDays(6)))).isEqualTo(first);
    assertThat(at(NOW.plus(Duration.ofDays(8)))).isNotEqualTo(first);
  }

  @Test
  void oneOfTheFutureOrWithAForeignKeyIsMadeAnew(@TempDir Path other) throws Exception {
    X509Certificate first = at(NOW);
    assertThat(at(NOW.minus(Duration.ofDays(1)))).isNotEqualTo(first);

    X509Certificate second = at(NOW);
    Authority.in(other, () -> NOW);
    Files.copy(
        other.resolve("testmode-ca.key"),
        folder.resolve("testmode-ca.key"),
        StandardCopyOption.REPLACE_EXISTING);
    X509Certificate third = at(NOW);
    assertThat(third).isNotEqualTo(second);

    Files.writeString(folder.resolve("testmode-ca.key"), "half a k");
    assertThat(at(NOW)).isNotEqualTo(third);
  }

  @Test
  void onlyTheOwnerReadsTheKeyAndNothingElseIsLeft() throws Exception {
    at(NOW);

    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("testmode-ca.pem", "testmode-ca.key");
    Path key = folder.resolve("testmode-ca.key");
    assumeThat(Files.getFileStore(key).supportsFileAttributeView("posix")).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
  }

  @Test
  void itLivesAMonthAndIsAnAuthorityForStripesNamesOnly() throws Exception {
    X509Certificate ca = at(NOW);

    ca.checkValidity(Date.from(NOW.plus(Duration.ofDays(29))));
    assertThatExceptionOfType(CertificateException.class)
        .isThrownBy(() -> ca.checkValidity(Date.from(NOW.plus(Duration.ofDays(31)))));
    assertThat(ca.getBasicConstraints()).isZero();
    assertThat(ca.getCriticalExtensionOIDs()).contains("2.5.29.19", "2.5.29.15", "2.5.29.30");
    ca.verify(ca.getPublicKey());
  }

  @Test
  void whoHonoursItsLimitsRefusesOtherSites() throws Exception {
    KeyPair keys = Certificates.newKeys();
    Instant now = Instant.now();
    X509Certificate ca =
        Certificates.authority(
            "CA", keys, List.of("stripe.com"), now.minusSeconds(60), now.plusSeconds(60));

    validate(List.of("api.stripe.com"), keys, ca);
    assertThatExceptionOfType(CertPathValidatorException.class)
        .isThrownBy(() -> validate(List.of("bank.example.com"), keys, ca))
        .withMessageContaining("name constraints check failed");
  }

  /** The JDK honours the limits of a certificate on the way, not those of the one it trusts. */
  private static void validate(List<String> hosts, KeyPair keys, X509Certificate ca)
      throws GeneralSecurityException {
    TrustAnchor sameKey = new TrustAnchor(ca.getSubjectX500Principal(), ca.getPublicKey(), null);
    PKIXParameters anchor = new PKIXParameters(Set.of(sameKey));
    anchor.setRevocationEnabled(false);
    X509Certificate server =
        Certificates.server(hosts, Certificates.newKeys().getPublic(), ca, keys.getPrivate());
    CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(server, ca));
    CertPathValidator.getInstance("PKIX").validate(path, anchor);
  }
}
