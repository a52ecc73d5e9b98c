// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"time"

	v1 "k8s.io/api/core/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/apimachinery/pkg/util/remotecommand"
	"k8s.io/apiserver/pkg/util/flushwriter"
	criapi "k8s.io/cri-api/pkg/apis"
	cri "k8s.io/cri-api/pkg/apis/runtime/v1"
	"k8s.io/cri-client/pkg/logs"
	"k8s.io/kubelet/pkg/cri/streaming/portforward"
	streaming "k8s.io/kubelet/pkg/cri/streaming/remotecommand"
)

const idle = 4 * time.Hour // the kubelet's streaming-connection-idle-timeout

// runtime is what stands behind the kubelet's API here.
type runtime struct {
	pods   *podTable
	folder string
}

// handler serves the paths that the API server asks a kubelet for.
func (r *runtime) handler() http.Handler {
	paths := http.NewServeMux()
	paths.HandleFunc("/exec/{namespace}/{pod}/{container}", r.serveExec)
	paths.HandleFunc("/portForward/{namespace}/{pod}", r.servePortForward)
	paths.HandleFunc("/containerLogs/{namespace}/{pod}/{container}", r.serveLogs)
	return paths
}

func podName(request *http.Request) string {
	return request.PathValue("namespace") + "/" + request.PathValue("pod")
}

func (r *runtime) serveExec(response http.ResponseWriter, request *http.Request) {
	options, err := streaming.NewOptions(request)
	if err != nil {
		http.Error(response, err.Error(), http.StatusBadRequest)
		return
	}
	streaming.ServeExec(response, request, r, podName(request), "", request.PathValue("container"),
		request.URL.Query()["command"], options, idle, remotecommand.DefaultStreamCreationTimeout,
		remotecommand.SupportedStreamingProtocols)
}

func (r *runtime) servePortForward(response http.ResponseWriter, request *http.Request) {
	options, err := portforward.NewV4Options(request)
	if err != nil {
		http.Error(response, err.Error(), http.StatusBadRequest)
		return
	}
	portforward.ServePortForward(response, request, r, podName(request), "", options, idle,
		remotecommand.DefaultStreamCreationTimeout, portforward.SupportedProtocols)
}

// PortForward joins the stream and a port of the pod's address until both ends are done or the pod is gone.
func (r *runtime) PortForward(ctx context.Context, name string, _ types.UID, port int32, stream io.ReadWriteCloser) error {
	defer stream.Close()
	pod, ctx, cancel, err := r.pods.find(ctx, name)
	if err != nil {
		return err
	}
	defer cancel()
	if pod.Status.PodIP == "" {
		return fmt.Errorf("pod %s has no address", name)
	}
	dialer := net.Dialer{Timeout: 5 * time.Second}
	upstream, err := dialer.DialContext(ctx, "tcp", net.JoinHostPort(pod.Status.PodIP, strconv.Itoa(int(port))))
	if err != nil {
		return err
	}
	defer upstream.Close()
	defer context.AfterFunc(ctx, func() {
		stream.Close()
		upstream.Close()
	})()
	sent := make(chan struct{})
	go func() {
		defer close(sent)
		io.Copy(upstream, stream)
		upstream.(*net.TCPConn).CloseWrite()
	}()
	io.Copy(stream, upstream)
	return nil
}

// containerFolder is where the container's commands run and its logs lie; it is made when first asked for.
func (r *runtime) containerFolder(pod, container string) (string, error) {
	folder := filepath.Join(r.folder, pod, container)
	return folder, os.MkdirAll(folder, 0o700)
}

func (r *runtime) serveLogs(response http.ResponseWriter, request *http.Request) {
	options, err := logOptions(request.URL.Query())
	if err != nil {
		http.Error(response, err.Error(), http.StatusBadRequest)
		return
	}
	_, ctx, cancel, err := r.pods.find(request.Context(), podName(request))
	if err != nil {
		http.Error(response, err.Error(), http.StatusNotFound)
		return
	}
	defer cancel()
	folder, err := r.containerFolder(podName(request), request.PathValue("container"))
	if err != nil {
		http.Error(response, err.Error(), http.StatusInternalServerError)
		return
	}
	file := filepath.Join(folder, "0.log")
	if options.Previous {
		file = filepath.Join(folder, "previous.log")
	}
	if _, err := os.Stat(file); err != nil {
		what := "container %q in pod %q is waiting to start: ContainerCreating"
		if options.Previous {
			what = "previous terminated container %q in pod %q not found"
		}
		http.Error(response, fmt.Sprintf(what, request.PathValue("container"), request.PathValue("pod")), http.StatusBadRequest)
		return
	}
	out := flushwriter.Wrap(response)
	response.Header().Set("Transfer-Encoding", "chunked")
	response.WriteHeader(http.StatusOK)
	response.(http.Flusher).Flush()
	logs.ReadLogs(ctx, nil, file, "", logs.NewLogOptions(options, time.Now()), runningContainer{}, out, out)
}

func logOptions(query url.Values) (*v1.PodLogOptions, error) {
	options := &v1.PodLogOptions{
		Follow:     query.Get("follow") == "true",
		Previous:   query.Get("previous") == "true",
		Timestamps: query.Get("timestamps") == "true",
	}
	for name, target := range map[string]**int64{
		"tailLines": &options.TailLines, "limitBytes": &options.LimitBytes, "sinceSeconds": &options.SinceSeconds} {
		if text := query.Get(name); text != "" {
			number, err := strconv.ParseInt(text, 10, 64)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			*target = &number
		}
	}
	if text := query.Get("sinceTime"); text != "" {
		since, err := time.Parse(time.RFC3339, text)
		if err != nil {
			return nil, fmt.Errorf("sinceTime: %w", err)
		}
		options.SinceTime = &meta.Time{Time: since}
	}
	return options, nil
}

// runningContainer says that the container runs: logs are followed until the pod is gone.
type runningContainer struct{ criapi.RuntimeService }

func (runningContainer) ContainerStatus(context.Context, string, bool) (*cri.ContainerStatusResponse, error) {
	return &cri.ContainerStatusResponse{Status: &cri.ContainerStatus{State: cri.ContainerState_CONTAINER_RUNNING}}, nil
}
