module liteboxd/tests/rig/standin

go 1.24
