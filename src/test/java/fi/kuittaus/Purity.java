package fi.kuittaus;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a class of the core must not do: read a clock, the machine or its files, log, start threads,
 * roll dice. Streams of bytes and characters are allowed (a library reads its data from our own jar
 * by them), files and sockets are not; so is chance that comes as an argument.
 */
final class Purity {
  /** Types that the core does not touch; a star stands for any end. */
  private static final List<String> FORBIDDEN =
      List.of(
          "java.io.File*",
          "java.io.RandomAccessFile",
          "java.io.Console",
          "java.nio.file.*",
          "java.nio.channels.*",
          "java.net.Socket*",
          "java.net.ServerSocket",
          "java.net.Datagram*",
          "java.net.InetAddress",
          "java.net.URLConnection",
          "java.net.HttpURLConnection",
          "java.net.http.*",
          "java.sql.*",
          "java.lang.Thread*",
          "java.lang.Process*",
          "java.lang.Runtime",
          "java.util.Timer*",
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.Scanner",
          "java.util.concurrent.Executor*",
          "java.util.concurrent.ForkJoin*",
          "java.util.concurrent.CompletableFuture",
          "java.util.concurrent.ThreadLocalRandom",
          "java.util.concurrent.locks.*",
          "java.util.logging.*",
          "java.security.SecureRandom",
          "org.slf4j.*");

  /** Members of types that the core else may use. */
  private static final Map<String, Set<String>> MEMBERS =
      Map.of(
          "java.lang.System",
          Set.of(
              "currentTimeMillis", "nanoTime", "getenv", "getProperty", "exit", "in", "out", "err"),
          "java.lang.Math",
          Set.of("random"),
          "java.util.UUID",
          Set.of("randomUUID"),
          "java.util.Collections",
          Set.of("shuffle"),
          "java.util.Date",
          Set.of("<init>"),
          "java.util.Calendar",
          Set.of("getInstance"),
          "java.util.Locale",
          Set.of("getDefault", "setDefault"),
          "java.util.TimeZone",
          Set.of("getDefault", "setDefault"),
          "java.time.ZoneId",
          Set.of("systemDefault"),
          "java.util.random.RandomGenerator",
          Set.of("getDefault", "of"));

  private Purity() {}

  static ArchCondition<JavaClass> beHeld() {
    return new ArchCondition<>("decide, and do nothing else") {
      @Override
      public void check(JavaClass from, ConditionEvents events) {
        from.getDirectDependenciesFromSelf().stream()
            .filter(Purity::forbidden)
            .forEach(d -> violated(events, d, d.getDescription()));
        from.getAccessesFromSelf().stream()
            .filter(access -> forbidden(access.getTarget()))
            .forEach(access -> violated(events, access, said(access)));
      }
    };
  }

  private static void violated(ConditionEvents events, Object what, String description) {
    events.add(SimpleConditionEvent.violated(what, description));
  }

  private static String said(JavaAccess<?> access) {
    return access.getTarget().getFullName() + ": " + access.getDescription();
  }

  private static boolean forbidden(Dependency dependency) {
    String name = dependency.getTargetClass().getBaseComponentType().getName();
    return FORBIDDEN.stream().anyMatch(entry -> matches(name, entry));
  }

  private static boolean matches(String name, String entry) {
    return entry.endsWith("*")
        ? name.startsWith(entry.substring(0, entry.length() - 1))
        : name.equals(entry);
  }

  private static boolean forbidden(AccessTarget target) {
    String owner = target.getOwner().getName();
    if (MEMBERS.getOrDefault(owner, Set.of()).contains(target.getName())) {
      return true;
    }
    boolean clock = owner.equals("java.time.Clock") || owner.equals("java.time.InstantSource");
    return owner.startsWith("java.time.")
        && (target.getName().equals("now") || (clock && target.getName().startsWith("system")));
  }
}
