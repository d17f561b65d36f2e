package chat.client.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of settings. */
final class SettingTableTest {
  @Test
  void tableListsEveryDeclaredSetting() throws IllegalAccessException {
    for (Field field : SettingTable.class.getDeclaredFields()) {
      if (field.getType() == Setting.class) {
        assertTrue(SettingTable.ALL.contains(field.get(null)), field::getName);
      }
    }
  }

  @Test
  void namesAreUnique() {
    List<String> names = SettingTable.names();
    assertEquals(names.stream().distinct().toList(), names);
  }

  @Test
  void defaultsAreWellFormed() {
    for (Setting<?> setting : SettingTable.ALL) {
      setting
          .defaultText()
          .ifPresent(text -> assertTrue(setting.validate(text).isEmpty(), setting::name));
    }
  }
}
