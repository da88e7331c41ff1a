package fi.kuittaus.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The program's version, as its jar knows it. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"kuittaus " + Optional.ofNullable(version).orElse("(not packaged)")};
  }
}
