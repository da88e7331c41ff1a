package fi.kuittaus.screening;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Inputs that nobody thought of; what is found goes to {@link FoundInputsTest}. */
class FuzzMailTest {
  @FuzzTest(maxDuration = "10m")
  void reading(byte[] raw) {
    HostileInput.read(raw);
  }

  @FuzzTest(maxDuration = "10m")
  void screening(byte[] raw) {
    HostileInput.screen(raw);
  }

  @FuzzTest(maxDuration = "10m")
  void splitting(byte[] text) {
    HostileInput.split(text);
  }
}
