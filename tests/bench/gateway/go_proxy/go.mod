module liteboxd.io/console/tests/bench/gateway/go_proxy

go 1.25
