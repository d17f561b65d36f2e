package chat.client.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class BothViewsTest {
  private final List<String> calls = new ArrayList<>();

  private View telling(String name) {
    InvocationHandler told =
        (proxy, method, arguments) -> {
          calls.add(name + " " + method);
          return null;
        };
    return (View)
        Proxy.newProxyInstance(View.class.getClassLoader(), new Class<?>[] {View.class}, told);
  }

  @Test
  void itOverridesWhateverAViewCanBeTold() throws NoSuchMethodException {
    for (Method method : View.class.getMethods()) {
      Method own = BothViews.class.getMethod(method.getName(), method.getParameterTypes());
      assertEquals(BothViews.class, own.getDeclaringClass(), method::toString);
    }
  }

  @TestFactory
  Stream<DynamicTest> bothAreToldTheSameAndNothingElse() {
    return Stream.of(View.class.getMethods())
        .map(method -> DynamicTest.dynamicTest(method.toString(), () -> bothAreTold(method)));
  }

  private void bothAreTold(Method method) throws ReflectiveOperationException {
    calls.clear();
    BothViews both = new BothViews(telling("first"), telling("second"));
    method.invoke(both, Stream.of(method.getParameterTypes()).map(BothViewsTest::some).toArray());
    assertEquals(List.of("first " + method, "second " + method), calls);
  }

  /** What is told is passed on unseen, so that nothing will do where it may. */
  private static Object some(Class<?> type) {
    return type == boolean.class ? (Object) false : type == int.class ? (Object) 0 : null;
  }
}
