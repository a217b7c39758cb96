package testmode.front;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The certificate authority of one folder: made when it has none, or one that is too old. Its key
 * stays in the folder, readable by its owner only, and it is good for Stripe's names only.
 */
final class Authority {
  /** Long enough that who trusted it need not do so again every day. */
  private static final Duration YOUNG = Duration.ofDays(7);

  /** What is forgotten in some trust store soon means nothing any more. */
  private static final Duration LIFE = Duration.ofDays(30);

  /** Clients in a container may be a little behind. */
  private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

  private static final List<String> DOMAINS = List.of("stripe.com", "localhost");

  private final X509Certificate certificate;
  private final PrivateKey key;
  private final Path file;

  private Authority(X509Certificate certificate, PrivateKey key, Path file) {
    this.certificate = certificate;
    this.key = key;
    this.file = file;
  }

  /**
   * That of the folder, or a new one.
   *
   * @throws IllegalStateException when the folder cannot be written
   */
  static Authority in(Path folder, InstantSource clock) {
    Path certificate = folder.resolve("testmode-ca.pem");
    Path key = folder.resolve("testmode-ca.key");
    try {
      Files.createDirectories(folder);
      Optional<Authority> kept = read(certificate, key, clock.instant());
      return kept.isPresent() ? kept.get() : create(certificate, key, clock.instant());
    } catch (IOException e) {
      throw new IllegalStateException("the CA cannot be kept in " + folder + ": " + e, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot make certificates: " + e, e);
    }
  }

  /** The file with the certificate, in PEM. */
  Path file() {
    return file;
  }

  /** What a server of these hosts needs, with a key that is in memory only. */
  SSLContext serverOf(List<String> hosts) {
    try {
      KeyPair keys = Certificates.newKeys();
      X509Certificate server = Certificates.server(hosts, keys.getPublic(), certificate, key);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      char[] password = {};
      Certificate[] chain = {server, certificate};
      store.setKeyEntry("front", keys.getPrivate(), password, chain);
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot make certificates: " + e, e);
    } catch (IOException neverFromMemory) {
      throw new UncheckedIOException(neverFromMemory);
    }
  }

  private static Optional<Authority> read(Path file, Path keyFile, Instant now) {
    if (!Files.exists(file) || !Files.exists(keyFile)) {
      return Optional.empty();
    }
    try {
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
      PrivateKey key =
          KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(unarmored(keyFile)));
      Instant made = certificate.getNotBefore().toInstant().plus(CLOCKS_DIFFER);
      boolean young = !made.isAfter(now) && made.plus(YOUNG).isAfter(now);
      return young && belongTogether(certificate, key)
          ? Optional.of(new Authority(certificate, key, file))
          : Optional.empty();
    } catch (IOException | GeneralSecurityException | IllegalArgumentException unreadable) {
      // Half written, or somebody else's: as good as none.
      return Optional.empty();
    }
  }

  private static boolean belongTogether(X509Certificate certificate, PrivateKey key)
      throws GeneralSecurityException {
    byte[] anything = {1, 2, 3};
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(key);
    signature.update(anything);
    byte[] signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    signature.update(anything);
    return signature.verify(signed);
  }

  private static Authority create(Path file, Path keyFile, Instant now)
      throws IOException, GeneralSecurityException {
    // A certificate counts whole seconds.
    Instant from = Instant.ofEpochSecond(now.minus(CLOCKS_DIFFER).getEpochSecond());
    KeyPair keys = Certificates.newKeys();
    String name = "Testmode CA of " + now.atOffset(ZoneOffset.UTC).toLocalDate();
    X509Certificate certificate =
        Certificates.authority(name, keys, DOMAINS, from, from.plus(LIFE));
    write(keyFile, "PRIVATE KEY", keys.getPrivate().getEncoded(), "rw-------");
    write(file, "CERTIFICATE", certificate.getEncoded(), "rw-r--r--");
    return new Authority(certificate, keys.getPrivate(), file);
  }

  /** Whole or not at all, and never readable by others than it may be, not even at first. */
  private static void write(Path file, String kind, byte[] content, String permissions)
      throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    FileAttribute<?>[] readers = {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    Path draft =
        Files.createTempFile(
            folder, "testmode-ca", ".part", posix ? readers : new FileAttribute<?>[0]);
    Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    Files.writeString(
        draft,
        "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
            .formatted(kind, lines.encodeToString(content)));
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static byte[] unarmored(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.US_ASCII);
    return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
  }
}
