package org.guichet.catalog;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/** Counts what is sent to the database; commits are not statements here. */
@Component
public final class CountedStatements implements BeanPostProcessor {
    private static final List<String> SENT = new CopyOnWriteArrayList<>();

    /** The statements the work sends, in order. */
    public static List<String> during(Runnable work) {
        SENT.clear();
        work.run();
        return new ArrayList<>(SENT);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Counted(source) : bean;
    }

    private static final class Counted extends DelegatingDataSource {
        Counted(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return counted(super.getConnection());
        }
    }

    private static Connection counted(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                CountedStatements.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, given) -> {
                    Object result = call(connection, method, given);
                    String sql = given != null && given.length > 0 && given[0] instanceof String text ? text : "";
                    return result instanceof Statement statement ? counted(statement, sql) : result;
                });
    }

    private static Statement counted(Statement statement, String prepared) {
        Class<?> type = statement instanceof CallableStatement
                ? CallableStatement.class
                : statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
        return (Statement) Proxy.newProxyInstance(
                CountedStatements.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    if (method.getName().startsWith("execute")) {
                        SENT.add(given != null && given.length > 0 && given[0] instanceof String sql ? sql : prepared);
                    }
                    return call(statement, method, given);
                });
    }

    private static Object call(Object target, java.lang.reflect.Method method, Object[] given) throws Throwable {
        try {
            return method.invoke(target, given);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
