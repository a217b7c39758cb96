package testmode.merchant;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;

/**
 * The shop's database: an H2 in memory that lives as long as this object.
 *
 * <p>Flyway owns the schema. It migrates one template for all shops of a process, because a
 * migration takes ten times as long as copying its result (50 ms and 5 ms), and a test suite opens
 * a shop for every scenario.
 */
final class Books implements AutoCloseable {

  private static final String MIGRATIONS = "classpath:testmode/merchant/migrations";

  /** What Jdbi has parsed, for all shops of a process: parsing costs more than running. */
  private static final SqlParser PARSED = new ColonPrefixSqlParser();

  private final Connection keeper;
  private final Jdbi jdbi;

  private Books(Connection keeper, Jdbi jdbi) {
    this.keeper = keeper;
    this.jdbi = jdbi;
  }

  static Books open() {
    JdbcDataSource source = inMemory();
    try {
      // H2 forgets an in-memory database when its last connection closes: this one keeps it.
      Connection keeper = source.getConnection();
      try (Statement statement = keeper.createStatement()) {
        for (String command : Template.COMMANDS) {
          statement.execute(command);
        }
      }
      Jdbi jdbi = Jdbi.create(source);
      jdbi.getConfig(SqlStatements.class)
          .setTemplateEngine(TemplateEngine.NOP)
          .setSqlParser(PARSED);
      return new Books(keeper, jdbi);
    } catch (SQLException e) {
      throw new IllegalStateException("The shop's books cannot be opened: " + e.getMessage(), e);
    }
  }

  Jdbi jdbi() {
    return jdbi;
  }

  @Override
  public void close() {
    try (Statement statement = keeper.createStatement()) {
      statement.execute("SHUTDOWN");
    } catch (SQLException e) {
      throw new IllegalStateException("The shop's books cannot be closed: " + e.getMessage(), e);
    }
  }

  private static JdbcDataSource inMemory() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:books-" + UUID.randomUUID());
    return source;
  }

  /** The commands that make an empty database a migrated one, Flyway's history included. */
  private static final class Template {

    static final List<String> COMMANDS = migrated();

    private static List<String> migrated() {
      JdbcDataSource source = inMemory();
      try (Connection keeper = source.getConnection();
          Statement statement = keeper.createStatement()) {
        Flyway.configure(Books.class.getClassLoader())
            .dataSource(source)
            .locations(MIGRATIONS)
            .load()
            .migrate();
        List<String> commands = new ArrayList<>();
        try (ResultSet script = statement.executeQuery("SCRIPT NOPASSWORDS NOSETTINGS")) {
          while (script.next()) {
            String command = script.getString(1);
            if (!command.startsWith("CREATE USER") && !command.startsWith("--")) {
              commands.add(command);
            }
          }
        }
        return List.copyOf(commands);
      } catch (SQLException e) {
        throw new IllegalStateException("The books cannot be migrated: " + e.getMessage(), e);
      }
    }
  }
}
