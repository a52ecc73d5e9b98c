// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Package main is the gateway's job done with Go's ReverseProxy, for one sandbox: a peer to be measured.
package main

import (
	"crypto/rand"
	"crypto/subtle"
	"crypto/tls"
	"encoding/hex"
	"flag"
	"log"
	"net/http"
	"net/http/httputil"
	"path/filepath"
	"strings"
	"sync"
)

// buffers hands out copy buffers of one size.
type buffers struct{ pool sync.Pool }

func (b *buffers) Get() []byte  { return *b.pool.Get().(*[]byte) }
func (b *buffers) Put(p []byte) { b.pool.Put(&p) }

func requestID() string {
	var id [8]byte
	rand.Read(id[:])
	return hex.EncodeToString(id[:])
}

func main() {
	listen := flag.String("listen", "", "address")
	upstream := flag.String("upstream", "", "address of the sandbox")
	prefix := flag.String("prefix", "", "what is taken off the path")
	token := flag.String("token", "", "the access token")
	buffer := flag.Int("buffer", 0, "bytes; 0: as the library has it")
	certificates := flag.String("certificates", "", "folder with certificate.pem and key.pem")
	flag.Parse()

	transport := &http.Transport{
		DisableCompression:  true,
		MaxIdleConnsPerHost: 1024,
		ReadBufferSize:      *buffer,
		WriteBufferSize:     *buffer,
	}
	proxy := &httputil.ReverseProxy{
		Transport: transport,
		Rewrite: func(r *httputil.ProxyRequest) {
			r.Out.URL.Scheme = "http"
			r.Out.URL.Host = *upstream
			r.Out.URL.Path = strings.TrimPrefix(r.In.URL.Path, *prefix)
			r.Out.URL.RawPath = strings.TrimPrefix(r.In.URL.RawPath, *prefix)
			r.Out.Host = r.In.Host
			r.SetXForwarded()
			r.Out.Header.Set("X-Forwarded-Prefix", *prefix)
			r.Out.Header.Set("X-Request-Id", requestID())
			r.Out.Header.Set("Via", "1.1 go")
			r.Out.Header.Del("X-Access-Token")
		},
	}
	if *buffer > 0 {
		shared := &buffers{}
		shared.pool.New = func() any {
			bytes := make([]byte, *buffer)
			return &bytes
		}
		proxy.BufferPool = shared
	}
	server := &http.Server{
		Addr: *listen,
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			given := r.Header.Get("X-Access-Token")
			if subtle.ConstantTimeCompare([]byte(given), []byte(*token)) != 1 {
				w.WriteHeader(http.StatusUnauthorized)
				return
			}
			if !strings.HasPrefix(r.URL.Path, *prefix+"/") {
				w.WriteHeader(http.StatusNotFound)
				return
			}
			proxy.ServeHTTP(w, r)
		}),
		TLSNextProto: map[string]func(*http.Server, *tls.Conn, http.Handler){}, // HTTP/1.1 only
	}
	if *certificates == "" {
		log.Fatal(server.ListenAndServe())
	}
	log.Fatal(server.ListenAndServeTLS(
		filepath.Join(*certificates, "certificate.pem"), filepath.Join(*certificates, "key.pem")))
}
