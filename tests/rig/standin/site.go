// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

package main

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
)

//go:embed page.html
var page []byte

//go:embed page.js
var script []byte

// answer picks by the decoded path; anything it does not know is echoed.
func answer(x *exchange) {
	path := x.request.URL.Path
	switch {
	case path == "/":
		x.reply(200, "text/html; charset=utf-8", page)
	case path == "/page.js":
		x.reply(200, "text/javascript", script)
	case path == "/count":
		count(x)
	case path == "/mirror":
		mirror(x)
	case path == "/chunked":
		chunked(x)
	case path == "/sse":
		events(x)
	case path == "/large":
		large(x)
	case path == "/cut":
		cut(x)
	case path == "/silent":
		x.untilGone()
	case path == "/cookie":
		x.reply(200, "text/plain", nil, "Set-Cookie: "+x.request.URL.Query().Get("set"))
	case path == "/redirect":
		x.reply(302, "text/plain", nil, "Location: "+x.request.URL.Query().Get("to"))
	case strings.HasPrefix(path, "/status/"):
		status(x, strings.TrimPrefix(path, "/status/"))
	case path == "/ws" || strings.HasPrefix(path, "/ws/"):
		webSocket(x)
	default:
		echo(x)
	}
}

// echo shows the head as it arrived.
func echo(x *exchange) {
	size, _ := io.Copy(io.Discard, x.request.Body)
	x.reply(200, "text/plain; charset=utf-8", x.head, "Allow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS",
		fmt.Sprintf("X-Body-Bytes: %d", size))
}

// count reads the body and says what it was.
func count(x *exchange) {
	hash := sha256.New()
	size, err := io.Copy(hash, x.request.Body)
	if err != nil {
		x.hangUp = true
		return
	}
	x.reply(200, "application/json", fmt.Appendf(nil, "{\"bytes\":%d,\"sha256\":%q}\n", size,
		hex.EncodeToString(hash.Sum(nil))))
}

// mirror sends each piece of the body back as soon as it came.
func mirror(x *exchange) {
	x.start(200, "Content-Type: application/octet-stream", "Transfer-Encoding: chunked")
	buffer := make([]byte, 64<<10)
	for {
		n, err := x.request.Body.Read(buffer)
		if n > 0 && x.chunk(buffer[:n]) != nil {
			break
		}
		if err == io.EOF {
			x.chunk(nil)
			return
		}
		if err != nil {
			break
		}
	}
	x.hangUp = true
}

// chunked sends ?count= numbered pieces, ?interval= milliseconds apart.
func chunked(x *exchange) {
	x.start(200, "Content-Type: text/plain", "Transfer-Encoding: chunked")
	for i := 0; i < x.number("count", 3); i++ {
		if i > 0 {
			x.pause(100)
		}
		if x.chunk(fmt.Appendf(nil, "piece %d\n", i)) != nil {
			break
		}
	}
	x.chunk(nil)
}

// events is a stream of ?count= server-sent events (0: no end), ?interval= milliseconds apart, the first at once.
func events(x *exchange) {
	x.hangUp = true // the end of the connection is the end of the stream
	x.start(200, "Content-Type: text/event-stream", "Cache-Control: no-store")
	last := x.number("count", 0)
	for i := 1; last == 0 || i <= last; i++ {
		if i > 1 {
			x.pause(200)
		}
		if _, err := fmt.Fprintf(x.connection, "id: %d\ndata: tick %d\n\n", i, i); err != nil {
			return
		}
	}
}

// large is a body of ?bytes= letters: byte i is 'a' + i % 26.
func large(x *exchange) {
	left := x.number("bytes", 1<<20)
	x.start(200, "Content-Type: application/octet-stream", "Content-Length: "+strconv.Itoa(left))
	if x.request.Method == http.MethodHead {
		return
	}
	letters := []byte(strings.Repeat("abcdefghijklmnopqrstuvwxyz", 4096))
	for left > 0 {
		n, err := x.connection.Write(letters[:min(left, len(letters))])
		if err != nil {
			x.hangUp = true
			return
		}
		left -= n
	}
}

// cut promises twice the ?bytes= that it sends and hangs up.
func cut(x *exchange) {
	size := x.number("bytes", 1000)
	x.start(200, "Content-Type: application/octet-stream", "Content-Length: "+strconv.Itoa(2*size))
	io.WriteString(x.connection, strings.Repeat("x", size))
	x.hangUp = true
}

func status(x *exchange, text string) {
	code, err := strconv.Atoi(text)
	switch {
	case err != nil || code < 200 || code > 599:
		x.reply(400, "text/plain", []byte("not a final status\n"))
	case code == 204 || code == 304:
		x.start(code)
	default:
		x.reply(code, "text/plain", fmt.Appendf(nil, "%d by the sandbox\n", code))
	}
}
