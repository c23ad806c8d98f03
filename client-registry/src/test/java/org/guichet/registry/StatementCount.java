package org.guichet.registry;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/** Counts the statements sent to the database by prepared statements, which is how everything here is sent. */
@Component
public class StatementCount implements BeanPostProcessor {
    private static final List<String> EXECUTIONS =
            List.of("execute", "executeQuery", "executeUpdate", "executeBatch", "executeLargeUpdate");

    private final AtomicInteger count = new AtomicInteger();

    public void reset() {
        count.set(0);
    }

    public int count() {
        return count.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source && !(bean instanceof DelegatingDataSource)
                ? new DelegatingDataSource(source) {
                    @Override
                    public Connection getConnection() throws java.sql.SQLException {
                        return counting(Connection.class, super.getConnection());
                    }
                }
                : bean;
    }

    private <T> T counting(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                StatementCount.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (EXECUTIONS.contains(method.getName())) {
                        count.incrementAndGet();
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        return result instanceof PreparedStatement statement
                                        && method.getName().startsWith("prepare")
                                ? counting(PreparedStatement.class, statement)
                                : result;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }
}
